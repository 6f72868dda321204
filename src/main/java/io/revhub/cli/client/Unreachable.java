package io.revhub.cli.client;

import java.io.IOException;

/** Nobody answered. */
public final class Unreachable extends RuntimeException {

    Unreachable(String call, IOException cause) {
        super(call + " found nobody: " + (cause.getMessage() == null ? cause : cause.getMessage()), cause);
    }
}
