package io.revhub.cli.client;

/** The other side answered, but not as it was hoped. */
public final class Refused extends RuntimeException {

    private static final int MOST = 500;

    private final int status;

    Refused(String call, int status, String body) {
        super(call + " was answered with " + status + ": " + (body.length() > MOST ? body.substring(0, MOST) : body));
        this.status = status;
    }

    public int status() {
        return status;
    }
}
