package io.revhub.sandbox;

/**
 * A fault that a simulated system shows to the next requests that fit.
 *
 * @param kind what goes wrong
 * @param method the HTTP method it is limited to; null: any
 * @param path a part of the request's path that it is limited to; null: any
 * @param times how many requests it hits before it is spent; {@link Integer#MAX_VALUE}: until cleared
 */
public record Fault(Kind kind, String method, String path, int times) {

    public enum Kind {
        /** The connection is closed before anything is done. */
        OUTAGE,
        /** The request is carried out; the connection is closed before the answer. */
        CUT_AFTER_WRITE,
        /** 503, nothing is done. */
        UNAVAILABLE,
        /** 429 with Retry-After: 1, nothing is done. */
        TOO_MANY_REQUESTS
    }

    boolean fits(String requestMethod, String requestPath) {
        return (method == null || method.equalsIgnoreCase(requestMethod))
                && (path == null || requestPath.contains(path));
    }
}
