package io.revhub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The selling company's day. What is done once a day is done at its end, and still on it: billing dates its invoices by the
 * day on which they are drafted.
 *
 * @param ends when the day's last work is done, in that zone
 */
record BusinessDay(Clock clock, ZoneId zone, LocalTime ends) {

    LocalDate today() {
        return now().toLocalDate();
    }

    /** The last day that has come to its end. */
    LocalDate closed() {
        ZonedDateTime now = now();
        return now.toLocalTime().isBefore(ends) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
    }

    /** How long until a day begins, or, if it has begun, until it ends; zero if it has ended. */
    Duration until(LocalDate day) {
        ZonedDateTime now = now();
        ZonedDateTime begins = day.atStartOfDay(zone);
        Duration left = Duration.between(
                now, begins.isAfter(now) ? begins : day.atTime(ends).atZone(zone));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(zone);
    }
}
