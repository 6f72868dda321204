package io.revhub.connector.s4;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The growing pauses in which an asynchronous request is followed; together no longer than {@code most}. */
record Pauses(Duration first, Duration most) {

    List<Duration> lengths() {
        List<Duration> lengths = new ArrayList<>();
        Duration left = most;
        for (Duration next = first; !left.isZero(); next = next.multipliedBy(2)) {
            Duration pause = next.compareTo(left) < 0 ? next : left;
            lengths.add(pause);
            left = left.minus(pause);
        }
        return lengths;
    }

    void pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The hub is stopping", e);
        }
    }
}
