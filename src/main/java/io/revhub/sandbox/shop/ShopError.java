package io.revhub.sandbox.shop;

/** A refusal as Medusa words it. */
final class ShopError extends RuntimeException {

    static final String UNKNOWN = "unknown_error";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    ShopError(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    static ShopError invalid(String message) {
        return new ShopError(400, "invalid_data", message);
    }

    static ShopError invalidRequest(String message) {
        return invalid("Invalid request: " + message);
    }

    static ShopError notFound(String message) {
        return new ShopError(404, "not_found", message);
    }

    /** What Medusa does not check before its database refuses it. */
    static ShopError unknown() {
        return new ShopError(500, UNKNOWN, "An unknown error occurred.");
    }

    int status() {
        return status;
    }

    /** The type, or null. */
    String type() {
        return type;
    }
}
