package io.revhub.sandbox.erp.odata;

import java.util.Locale;
import org.apache.olingo.odata2.api.commons.HttpStatusCodes;
import org.apache.olingo.odata2.api.exception.ODataRuntimeApplicationException;

/**
 * A refusal with an HTTP status and a message for people. Message codes that begin with SANDBOX are this simulation's own:
 * the real system has others.
 */
public final class SapError extends ODataRuntimeApplicationException {

    private static final long serialVersionUID = 1L;

    private SapError(HttpStatusCodes status, String code, String message) {
        super(message, Locale.ENGLISH, status, code);
    }

    /** What was asked for does not fit the data or the configuration. */
    public static SapError refused(String message) {
        return new SapError(HttpStatusCodes.BAD_REQUEST, "SANDBOX/001", message);
    }

    static SapError missing(String field) {
        return new SapError(HttpStatusCodes.BAD_REQUEST, "SANDBOX/002", "Enter a value for " + field + ".");
    }

    static SapError malformed(String message) {
        return new SapError(HttpStatusCodes.BAD_REQUEST, "SANDBOX/003", message);
    }

    static SapError notFound(String what) {
        return new SapError(
                HttpStatusCodes.NOT_FOUND, "/IWBEP/CM_MGW_RT/020", "Resource not found for segment '" + what + "'.");
    }

    static SapError notAllowed(String what) {
        return new SapError(HttpStatusCodes.METHOD_NOT_ALLOWED, "SANDBOX/004", what);
    }

    static SapError with(HttpStatusCodes status, String message) {
        return new SapError(status, "SANDBOX/005", message);
    }

    static SapError noService(String name, String version) {
        return new SapError(
                HttpStatusCodes.FORBIDDEN,
                "/IWFND/MED/170",
                "No service found for namespace '', name '" + name + "', version '" + version + "'");
    }
}
