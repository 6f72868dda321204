package io.revhub.mapping;

/** A mapping could not map this input. */
public final class MappingFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    MappingFailed(String reason) {
        super(reason);
        this.reason = reason;
    }

    MappingFailed(String mapping, String reason, Throwable cause) {
        super(mapping + ": " + reason, cause);
        this.reason = reason;
    }

    /** What is wrong with the input, or missing in the code lists, in words. */
    public String reason() {
        return reason;
    }
}
