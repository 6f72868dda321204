package io.revhub.sandbox.provisioning;

/** A refusal, with a code for programs and a message for people. */
final class ProvisioningError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    ProvisioningError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static ProvisioningError invalid(String message) {
        return new ProvisioningError(400, "invalid", message);
    }

    static ProvisioningError conflict(String message) {
        return new ProvisioningError(409, "conflict", message);
    }

    static ProvisioningError notFound(String id) {
        return new ProvisioningError(404, "not_found", "There is no entitlement " + id);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
