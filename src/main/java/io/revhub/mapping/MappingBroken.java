package io.revhub.mapping;

/** A file of the workspace cannot be used as it stands. */
public final class MappingBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String reason;

    MappingBroken(String file, int line, String reason) {
        super(file + (line > 0 ? ", line " + line : "") + ": " + reason);
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    public String file() {
        return file;
    }

    /** The line, from 1; 0 if it is not known. */
    public int line() {
        return line;
    }

    /** What is wrong, and what to write instead, in words. */
    public String reason() {
        return reason;
    }
}
