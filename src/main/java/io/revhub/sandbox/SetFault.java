package io.revhub.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;

/** A fault that is set: how often it has hit, and its dice. Not thread-safe. */
final class SetFault {

    private final long number;
    private final Fault fault;
    private final Random dice;
    private int hits;

    SetFault(long number, Fault fault) {
        this.number = number;
        this.fault = fault;
        this.dice = fault.seed() == null ? new Random() : new Random(fault.seed());
    }

    long number() {
        return number;
    }

    Fault fault() {
        return fault;
    }

    Faults.Shown shown() {
        return new Faults.Shown(number, hits, fault);
    }

    /** Whether it hits this; a hit counts. */
    boolean hits(String method, String text) {
        boolean hit = fault.fits(method, text)
                && (fault.probability() == null
                        || BigDecimal.valueOf(dice.nextDouble()).compareTo(fault.probability()) < 0);
        if (hit) {
            hits++;
        }
        return hit;
    }

    /** How long it lasts this time, in milliseconds. */
    long lasts() {
        return fault.lasts() + (fault.jitterMillis() == 0 ? 0 : dice.nextLong(fault.jitterMillis() + 1));
    }

    /** Spent, or past its end in real time. */
    boolean over(Instant now) {
        return hits >= fault.times() || (fault.until() != null && now.isAfter(fault.until()));
    }
}
