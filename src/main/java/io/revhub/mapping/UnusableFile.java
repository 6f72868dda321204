package io.revhub.mapping;

/** A file of the workspace that is needed cannot be used: it is broken, or not there, and there is no good one from before. */
public abstract sealed class UnusableFile extends RuntimeException permits MappingBroken, NoSuchMapping {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String reason;

    UnusableFile(String file, int line, String reason, String message) {
        super(message);
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
