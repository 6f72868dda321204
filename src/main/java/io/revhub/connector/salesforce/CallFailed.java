package io.revhub.connector.salesforce;

import io.revhub.delivery.RetryAfter;
import java.time.Duration;
import java.util.Optional;

/** A call that Salesforce refused, or did not answer. */
final class CallFailed extends RuntimeException implements RetryAfter {

    private static final long serialVersionUID = 1L;

    private final transient CrmError error;
    private final boolean nothingDone;
    private final Duration retryAfter;

    private CallFailed(String message, CrmError error, boolean nothingDone, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
        this.error = error;
        this.nothingDone = nothingDone;
    }

    /** @param retryAfter what Salesforce asked for; null: nothing */
    static CallFailed refused(CrmError error, Duration retryAfter) {
        return new CallFailed(error.said(), error, false, retryAfter, null);
    }

    /** Neither the call nor anything of it reached Salesforce. */
    static CallFailed notSent(String message, Throwable cause) {
        return new CallFailed(message, null, true, null, cause);
    }

    /** Nobody knows what became of the call. */
    static CallFailed noAnswer(String message, Throwable cause) {
        return new CallFailed(message, null, false, null, cause);
    }

    /** What Salesforce said; empty if it did not answer. */
    Optional<CrmError> error() {
        return Optional.ofNullable(error);
    }

    /** Whether it is certain that the call was not carried out, without an answer. */
    boolean nothingDone() {
        return nothingDone;
    }

    boolean hasStatus(int status) {
        return error != null && error.status() == status;
    }

    @Override
    public Duration retryAfter() {
        return retryAfter;
    }

    boolean hasCode(String code) {
        return error != null && error.code().equals(code);
    }
}
