package io.revhub.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * A fault that a simulated system shows to the requests, or to the posts of its own, that fit.
 *
 * @param kind what goes wrong
 * @param method the HTTP method it is limited to; null: any
 * @param path a part of the request's path that it is limited to, for what the system sends also of the body; null: any
 * @param times how many requests it hits before it is spent; 0, or {@link Integer#MAX_VALUE}: until cleared
 * @param probability of hitting a request that fits, at most 1; null: always
 * @param seed makes the hits of a probability the same in every run; null: they differ
 * @param until real time at which it ends; null: never
 * @param status what {@link Kind#ERROR} answers; 0: 500
 * @param body what {@link Kind#ERROR} says; null: nothing
 * @param retryAfter seconds; 0: one second with {@link Kind#TOO_MANY_REQUESTS}, not said with {@link Kind#UNAVAILABLE}
 * @param millis how long {@link Kind#LATENCY}, {@link Kind#DRIP}, {@link Kind#DELAYED} take; 0: a second
 * @param jitterMillis at most as much longer, at random
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Fault(
        Kind kind,
        String method,
        String path,
        int times,
        BigDecimal probability,
        Long seed,
        Instant until,
        int status,
        String body,
        int retryAfter,
        long millis,
        long jitterMillis) {

    private static final long SECOND = 1000;

    public enum Kind {
        /** The connection is closed before anything is done. */
        OUTAGE,
        /** The request is carried out; the connection is closed before the answer. */
        CUT_AFTER_WRITE,
        /** 503, nothing is done. */
        UNAVAILABLE,
        /** 429 with Retry-After, nothing is done. */
        TOO_MANY_REQUESTS,
        /** A status of choice with a body of choice, nothing is done. */
        ERROR,
        /** The request's log-in is no longer known; the system says so in its own words. Hits only requests with one. */
        EXPIRED_TOKEN,
        /** The request waits before it is looked at; it may meet another fault then. */
        LATENCY,
        /** The request is carried out; the answer comes in small pieces. It may meet another fault before. */
        DRIP,
        /** What the system sends to its listener is never sent. */
        LOST,
        /** What the system sends is sent twice. */
        DOUBLED,
        /** What the system sends is sent after the next, or after {@code millis} if none follows. */
        REORDERED,
        /** What the system sends is sent later. */
        DELAYED;

        /** Whether it concerns what the system sends, not what it is asked. */
        public boolean ofPosts() {
            return this == LOST || this == DOUBLED || this == REORDERED || this == DELAYED;
        }
    }

    /** @throws IllegalArgumentException if there is no kind, or a number is out of range */
    public Fault {
        if (kind == null) {
            throw new IllegalArgumentException("A fault needs a kind");
        }
        if (times < 0 || millis < 0 || jitterMillis < 0 || retryAfter < 0) {
            throw new IllegalArgumentException("A fault's numbers are not negative");
        }
        if (probability != null && (probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("A probability is at least 0 and at most 1");
        }
        if (status != 0 && (status < 200 || status > 599)) {
            throw new IllegalArgumentException("There is no status " + status);
        }
        times = times == 0 ? Integer.MAX_VALUE : times;
        method = blankIsNone(method);
        path = blankIsNone(path);
        body = blankIsNone(body);
    }

    /** A fault without further settings. */
    public Fault(Kind kind, String method, String path, int times) {
        this(kind, method, path, times, null, null, null, 0, null, 0, 0, 0);
    }

    /** A fault that hits everything until it is cleared. */
    public static Fault always(Kind kind) {
        return new Fault(kind, null, null, 0);
    }

    /** An error of choice, {@code times} times. */
    public static Fault error(int status, String body, int times) {
        return new Fault(Kind.ERROR, null, null, times, null, null, null, status, body, 0, 0, 0);
    }

    public Fault on(String onlyMethod, String onlyPath) {
        return new Fault(
                kind,
                onlyMethod,
                onlyPath,
                times,
                probability,
                seed,
                until,
                status,
                body,
                retryAfter,
                millis,
                jitterMillis);
    }

    public Fault lasting(Duration duration) {
        return new Fault(
                kind,
                method,
                path,
                times,
                probability,
                seed,
                until,
                status,
                body,
                retryAfter,
                duration.toMillis(),
                jitterMillis);
    }

    /** Hits only some: which ones is the same in every run. */
    public Fault sometimes(BigDecimal chance, long sameSeed) {
        return new Fault(
                kind, method, path, times, chance, sameSeed, until, status, body, retryAfter, millis, jitterMillis);
    }

    boolean fits(String requestMethod, String text) {
        return (method == null || method.equalsIgnoreCase(requestMethod)) && (path == null || text.contains(path));
    }

    /** How long it lasts, without jitter. */
    long lasts() {
        return millis == 0 ? SECOND : millis;
    }

    private static String blankIsNone(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
