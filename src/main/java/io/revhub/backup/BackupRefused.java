package io.revhub.backup;

/** A backup or restore that was not done, and why: nothing was changed. */
public final class BackupRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackupRefused(String message) {
        super(message);
    }
}
