package io.revhub.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long a failed try is put off: twice as long with each, up to a bound. */
record Delays(Duration first, Duration longest) {

    private static final int DOUBLINGS = 20;

    /** Jittered, so that what failed together does not come back together. @param tries that went before */
    Duration after(int tries) {
        long bound = longest.toMillis();
        long grown = tries > DOUBLINGS ? bound : Math.min(bound, first.toMillis() << tries);
        return Duration.ofMillis(grown / 2 + ThreadLocalRandom.current().nextLong(grown / 2 + 1));
    }
}
