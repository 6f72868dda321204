package io.revhub.journal;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The journal's verification over HTTP: {@code GET /api/journal/verification}. */
@RestController
class JournalController {

    private final Verifier verifier;

    JournalController(Verifier verifier) {
        this.verifier = verifier;
    }

    @GetMapping("/api/journal/verification")
    Verification verify() {
        return verifier.verify();
    }
}
