package io.revhub.sandbox;

/** A refusal of the small REST systems, with a code for programs and a message for people. */
public final class RestError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    RestError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public static RestError invalid(String message) {
        return new RestError(400, "invalid", message);
    }

    public static RestError conflict(String message) {
        return new RestError(409, "conflict", message);
    }

    public static RestError notFound(String what, String id) {
        return new RestError(404, "not_found", "There is no " + what + " " + id);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
