package io.revhub.sandbox.crm;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The calls that are under way; not more than 25 may last longer than 20 seconds. Thread-safe. */
final class LongCalls {

    private static final int MOST = 25;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Supplier<Instant> realTime;
    private final Map<Object, Instant> begun = new ConcurrentHashMap<>();

    LongCalls(Supplier<Instant> realTime) {
        this.realTime = realTime;
    }

    /** @throws SalesforceError if too many are long already */
    void begin(Object call) {
        Instant now = realTime.get();
        long many = begun.values().stream()
                .filter(since -> since.plus(LONG).isBefore(now))
                .count();
        if (many >= MOST) {
            throw new SalesforceError(
                    403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.");
        }
        begun.put(call, now);
    }

    void end(Object call) {
        begun.remove(call);
    }
}
