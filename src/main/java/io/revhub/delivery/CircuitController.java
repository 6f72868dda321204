package io.revhub.delivery;

import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The circuits over HTTP: which are open, and pausing and resuming a system by hand. */
@RestController
@RequestMapping("/api/circuits")
class CircuitController {

    private final Circuits circuits;

    CircuitController(Circuits circuits) {
        this.circuits = circuits;
    }

    @GetMapping
    List<Circuits.State> open() {
        return circuits.open();
    }

    @PostMapping("/{system}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pause(@PathVariable String system, Principal user) {
        circuits.pause(system, user.getName());
    }

    @PostMapping("/{system}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable String system, Principal user) {
        circuits.resume(system, user.getName());
    }
}
