package io.revhub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When a business date comes. Business time can differ from the database's (in the sandbox it is moved by hand), so a row
 * that waits for a day is looked at again often enough to notice.
 */
record Schedule(Clock clock, ZoneId zone, Duration lookEvery) {

    Duration until(LocalDate day) {
        Duration left = Duration.between(clock.instant(), day.atStartOfDay(zone).toInstant());
        return left.compareTo(lookEvery) > 0 ? lookEvery : left.isNegative() ? Duration.ZERO : left;
    }
}
