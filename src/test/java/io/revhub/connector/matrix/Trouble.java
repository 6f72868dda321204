package io.revhub.connector.matrix;

import io.revhub.sandbox.Fault;
import io.revhub.sandbox.Fault.Kind;
import io.revhub.sandbox.Faults;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What can go wrong: a column of the matrix. All of it passes, so what it hits must come to a good end. */
enum Trouble {
    LATENCY("answered too late"),
    ERROR("500"),
    UNAVAILABLE("503"),
    TOO_MANY("429, Retry-After"),
    OUTAGE("connection closed"),
    EXPIRED("log-in expired"),
    CUT("cut before the answer"),
    SLOW("answer in small pieces"),
    RATE("a quarter of all calls fails"),
    LOST("post lost"),
    DOUBLED("post doubled"),
    REORDERED("post overtaken"),
    GONE("place forgotten");

    /** What the systems ask for with 429, in seconds. */
    static final int RETRY_AFTER = 7;

    /** Longer than the hasty connectors wait. */
    private static final Duration LONG = Duration.ofMillis(900);

    private static final Duration DRIPPING = Duration.ofMillis(100);
    /** Of each of two kinds; the seeds let the first call fail. */
    private static final BigDecimal SHARE = new BigDecimal("0.15");

    final String title;

    Trouble(String title) {
        this.title = title;
    }

    /** Those of calls that the hub makes. */
    static Stream<Trouble> ofCalls() {
        return Stream.of(values()).filter(trouble -> trouble.compareTo(LOST) < 0);
    }

    /** Sets it on a system for calls. @param writing whether the operation writes: looks and writes are hit apart then */
    List<Fault> onCalls(boolean writing) {
        return switch (this) {
            case LATENCY ->
                some(Kind.LATENCY, writing, 1).map(fault -> fault.lasting(LONG)).toList();
            case ERROR -> some(Kind.ERROR, writing, 2).toList();
            case UNAVAILABLE -> some(Kind.UNAVAILABLE, writing, 2).toList();
            case TOO_MANY ->
                some(Kind.TOO_MANY_REQUESTS, writing, 2).map(Trouble::asking).toList();
            case OUTAGE -> some(Kind.OUTAGE, writing, 2).toList();
            case EXPIRED -> some(Kind.EXPIRED_TOKEN, writing, 2).toList();
            case CUT -> some(Kind.CUT_AFTER_WRITE, writing, 2).toList();
            case SLOW -> List.of(Fault.always(Kind.DRIP).lasting(DRIPPING));
            case RATE ->
                List.of(
                        Fault.error(500, null, 0).sometimes(SHARE, 1200037),
                        Fault.always(Kind.UNAVAILABLE).sometimes(SHARE, 1400043));
            default -> throw new IllegalStateException(this + " is not of calls");
        };
    }

    private static Stream<Fault> some(Kind kind, boolean writing, int times) {
        return writing
                ? Stream.concat(
                        kind == Kind.LATENCY ? Stream.empty() : Stream.of(new Fault(kind, "GET", null, 1)),
                        Stream.of("POST", "PATCH", "PUT").map(method -> new Fault(kind, method, null, times)))
                : Stream.of(new Fault(kind, null, null, times));
    }

    private static Fault asking(Fault fault) {
        return new Fault(
                fault.kind(),
                fault.method(),
                fault.path(),
                fault.times(),
                null,
                null,
                null,
                0,
                null,
                RETRY_AFTER,
                0,
                0);
    }

    /** Those on what a system posts. */
    List<Fault> onPosts() {
        return switch (this) {
            case LOST -> List.of(Fault.always(Kind.LOST));
            case DOUBLED -> List.of(Fault.always(Kind.DOUBLED));
            case REORDERED -> List.of(new Fault(Kind.REORDERED, null, null, 1).lasting(DRIPPING));
            default -> throw new IllegalStateException(this + " is not of posts");
        };
    }

    /** Sets faults while something is tried. @return whether one of them was met */
    static boolean during(Faults faults, List<Fault> set, Runnable tries) {
        set.forEach(faults::set);
        try {
            tries.run();
            List<Faults.Shown> left = faults.list();
            return left.size() < set.size() || left.stream().anyMatch(fault -> fault.hits() > 0);
        } finally {
            faults.clear();
        }
    }
}
