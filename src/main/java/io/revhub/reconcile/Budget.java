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

    /** Whether so many more may be read of this system; if not, the run is incomplete there. */
    boolean allows(String system, int records) {
        if (tally.lookedAt(system) + records <= atMost) {
            return true;
        }
        tally.incomplete(system + ": the budget of " + atMost + " records is used up");
        return false;
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
