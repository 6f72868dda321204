package io.revhub.reconcile;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How many records a run may read of a system, and how fast. Used by one thread. */
final class Budget {

    private final Tally tally;
    private final int perSecond;
    private final int atMost;

    Budget(Tally tally, int perSecond, int atMost) {
        this.tally = tally;
        this.perSecond = perSecond;
        this.atMost = atMost;
    }

    /** How many of so many records may still be read of this system; if not all, the run is incomplete there. */
    int allowed(String system, int records) {
        long left = Math.max(0, atMost - tally.lookedAt(system));
        if (left < records) {
            tally.incomplete(system + ": the budget of " + atMost + " records is used up");
        }
        return (int) Math.min(left, records);
    }

    /** Notes what was read since {@code began} (of {@link System#nanoTime}), and waits if it was read too fast. */
    void used(String system, int records, long began) {
        tally.lookedAt(system, records);
        long due = Duration.ofSeconds(1).toNanos() * records / perSecond;
        long early = due - (System.nanoTime() - began);
        if (early > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(early);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
