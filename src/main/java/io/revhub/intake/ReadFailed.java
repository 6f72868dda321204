package io.revhub.intake;

import java.time.Duration;

/** A system could not be read now; it is tried again. */
public final class ReadFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration after;

    /** @param after what the system asked for (Retry-After); null: the hub's own growing delay */
    public ReadFailed(String message, Duration after, Throwable cause) {
        super(message, cause);
        this.after = after;
    }

    /** What the system asked for; null: the hub's own growing delay. */
    public Duration after() {
        return after;
    }
}
