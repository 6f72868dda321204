package io.revhub.sandbox.crm;

import java.time.Clock;
import java.time.LocalDate;

/** Counts the calls of a business day against the org's limit. */
final class Calls {

    static final int LIMIT = 100_000;

    private final Clock clock;
    private LocalDate day = LocalDate.MIN;
    private int used;

    Calls(Clock clock) {
        this.clock = clock;
    }

    /** Counts one more and returns how many there were today. */
    synchronized int count() {
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(day)) {
            day = today;
            used = 0;
        }
        return ++used;
    }

    synchronized int remaining() {
        return Math.max(0, LIMIT - used);
    }
}
