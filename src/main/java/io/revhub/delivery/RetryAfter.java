package io.revhub.delivery;

import java.time.Duration;
import java.util.Optional;

/** Implemented by exceptions of sinks: the system says how long to leave it alone, all of it. */
public interface RetryAfter {

    /** Null: it did not say. */
    Duration retryAfter();

    /** What the first of a chain of exceptions that says something says. */
    static Optional<Duration> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetryAfter asks && asks.retryAfter() != null) {
                return Optional.of(asks.retryAfter());
            }
        }
        return Optional.empty();
    }
}
