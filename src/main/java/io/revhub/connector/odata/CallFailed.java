package io.revhub.connector.odata;

import io.revhub.delivery.RetryAfter;
import java.time.Duration;

/** A call to a system that did not do what was asked. */
public abstract class CallFailed extends RuntimeException implements RetryAfter {

    private static final long serialVersionUID = 1L;

    CallFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether it is certain that the system did nothing; else nobody knows. */
    public abstract boolean nothingDone();

    /** What the system asked for by Retry-After; null if it did not. */
    @Override
    public abstract Duration retryAfter();
}
