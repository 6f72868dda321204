package io.revhub.mapping;

import java.util.Optional;

/** A mapping could not map this input. */
public final class MappingFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String codeList;

    MappingFailed(String reason) {
        this(reason, null);
    }

    /** @param codeList the file where something is missing */
    MappingFailed(String reason, String codeList) {
        super(reason);
        this.reason = reason;
        this.codeList = codeList;
    }

    MappingFailed(String mapping, String reason, Throwable cause) {
        super(mapping + ": " + reason, cause);
        this.reason = reason;
        this.codeList = cause instanceof MappingFailed failed ? failed.codeList : null;
    }

    /** What is wrong with the input, or missing in the code lists, in words. */
    public String reason() {
        return reason;
    }

    /** The file of the code list that lacks an entry for this input; empty: something else is wrong. */
    public Optional<String> codeList() {
        return Optional.ofNullable(codeList);
    }
}
