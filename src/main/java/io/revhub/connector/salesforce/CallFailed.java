package io.revhub.connector.salesforce;

import java.util.Optional;

/** A call that Salesforce refused, or did not answer. */
final class CallFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CrmError error;
    private final boolean nothingDone;

    private CallFailed(String message, CrmError error, boolean nothingDone, Throwable cause) {
        super(message, cause);
        this.error = error;
        this.nothingDone = nothingDone;
    }

    static CallFailed refused(CrmError error) {
        return new CallFailed(error.said(), error, false, null);
    }

    /** Neither the call nor anything of it reached Salesforce. */
    static CallFailed notSent(String message, Throwable cause) {
        return new CallFailed(message, null, true, cause);
    }

    /** Nobody knows what became of the call. */
    static CallFailed noAnswer(String message, Throwable cause) {
        return new CallFailed(message, null, false, cause);
    }

    /** What Salesforce said; empty if it did not answer. */
    Optional<CrmError> error() {
        return Optional.ofNullable(error);
    }

    /** Whether it is certain that the call was not carried out, without an answer. */
    boolean nothingDone() {
        return nothingDone;
    }

    boolean hasCode(String code) {
        return error != null && error.code().equals(code);
    }
}
