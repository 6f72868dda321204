package io.revhub.cli.demo;

/** The deal does not go on; the message says at what, and what the hub says about it. */
public final class Stuck extends RuntimeException {

    Stuck(String message) {
        super(message);
    }
}
