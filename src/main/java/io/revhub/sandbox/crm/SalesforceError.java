package io.revhub.sandbox.crm;

import java.util.List;

/** What Salesforce refuses, in its own words. */
final class SalesforceError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<String> fields;

    SalesforceError(int status, String code, String message, String... fields) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.fields = List.of(fields);
    }

    /** 400 with this code. */
    static SalesforceError refused(String code, String message, String... fields) {
        return new SalesforceError(400, code, message, fields);
    }

    static SalesforceError notFound(String message) {
        return new SalesforceError(404, "NOT_FOUND", message);
    }

    static SalesforceError invalidSession() {
        return new SalesforceError(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    List<String> fields() {
        return fields;
    }
}
