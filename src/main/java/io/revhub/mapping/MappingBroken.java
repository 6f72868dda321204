package io.revhub.mapping;

/** A file of the workspace cannot be used as it stands. */
public final class MappingBroken extends UnusableFile {

    private static final long serialVersionUID = 1L;

    MappingBroken(String file, int line, String reason) {
        super(file, line, reason, file + (line > 0 ? ", line " + line : "") + ": " + reason);
    }
}
