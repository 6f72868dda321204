package io.revhub.connector.http;

import io.revhub.delivery.RetryAfter;
import java.time.Duration;

/** A system could not be asked: it answered, but not the question. */
public final class NotAnswered extends RuntimeException implements RetryAfter {

    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    public NotAnswered(Answer answer) {
        super(answer.said());
        retryAfter = answer.retryAfter().orElse(null);
    }

    public NotAnswered(String said) {
        super(said);
        retryAfter = null;
    }

    @Override
    public Duration retryAfter() {
        return retryAfter;
    }
}
