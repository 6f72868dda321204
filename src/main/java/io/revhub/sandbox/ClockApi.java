package io.revhub.sandbox;

import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The business time of hub and landscape, to be read and moved forward; it exists only in the sandbox. */
@RestController
@RequestMapping("/api/sandbox/clock")
class ClockApi {

    private final SandboxClock clock;

    record Time(Instant instant) {}

    record Problem(String error) {}

    ClockApi(SandboxClock clock) {
        this.clock = clock;
    }

    @GetMapping
    Time now() {
        return new Time(clock.instant());
    }

    @PostMapping
    Time moveTo(@RequestBody Time time) {
        if (time.instant() == null) {
            throw new IllegalArgumentException("Say where to: {\"instant\": \"2026-04-15T06:00:00Z\"}");
        }
        clock.moveTo(time.instant());
        return now();
    }

    @ExceptionHandler(IllegalArgumentException.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    Problem refused(IllegalArgumentException e) {
        return new Problem(e.getMessage());
    }
}
