package io.revhub.sandbox.crm;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What only the sandbox has. */
@RestController
class SandboxApi {

    private final Tokens tokens;

    SandboxApi(Tokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping("/_sandbox/expire-tokens")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void expireTokens() {
        tokens.expireAll();
    }
}
