package io.revhub.sandbox;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sets and clears a system's faults over HTTP, on {@code /_sandbox/faults} of the system itself. */
@RestController
@RequestMapping("/_sandbox/faults")
class FaultsApi {

    private final Faults faults;

    FaultsApi(Faults faults) {
        this.faults = faults;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@RequestBody Fault fault) {
        faults.set(fault);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        faults.clear();
    }
}
