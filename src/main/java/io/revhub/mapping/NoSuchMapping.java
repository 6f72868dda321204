package io.revhub.mapping;

/** There is no such file in the workspace, and there was none since the start. */
public final class NoSuchMapping extends UnusableFile {

    private static final long serialVersionUID = 1L;

    NoSuchMapping(String file) {
        super(file, 0, "there is no such file", "There is no file " + file);
    }
}
