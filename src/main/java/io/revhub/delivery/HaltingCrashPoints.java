package io.revhub.delivery;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Halts the process at a crash point as kill -9 would: nothing is closed, flushed or told. For the crash harness only. */
final class HaltingCrashPoints implements CrashPoints {

    private static final Logger LOG = LoggerFactory.getLogger(HaltingCrashPoints.class);
    private static final int KILLED = 137;

    private final String point;
    private final AtomicInteger visitsLeft;

    /** @param visit at which visit of the point, from 1 */
    HaltingCrashPoints(String point, int visit) {
        if (!NAMES.contains(point)) {
            throw new IllegalArgumentException("There is no crash point '" + point + "', but " + NAMES);
        }
        this.point = point;
        this.visitsLeft = new AtomicInteger(visit);
        LOG.warn("This hub will halt {} (visit {})", point, visit);
    }

    @Override
    public void reached(String reached) {
        if (reached.equals(point) && visitsLeft.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
