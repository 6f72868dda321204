package io.revhub.sandbox.crm;

import io.revhub.sandbox.Records;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What only the sandbox has. */
@RestController
class SandboxApi {

    private final Tokens tokens;
    private final Org org;
    private final Fill fill;

    SandboxApi(Tokens tokens, Org org, Records records) {
        this.tokens = tokens;
        this.org = org;
        this.fill = new Fill(org, records);
    }

    /** Adds so many products, each with its price, and accounts; a million of them takes some minutes. */
    @PostMapping("/_sandbox/fill")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void fill(@RequestParam(defaultValue = "0") int products, @RequestParam(defaultValue = "0") int accounts) {
        fill.fill(products, accounts);
    }

    /** Until it is set again, records are stamped so many seconds too early: their transactions commit late. */
    @PostMapping("/_sandbox/late-commits")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lateCommits(@RequestParam int seconds) {
        org.lag(Duration.ofSeconds(seconds));
    }

    @PostMapping("/_sandbox/expire-tokens")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void expireTokens() {
        tokens.expireAll();
    }
}
