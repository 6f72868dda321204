package io.revhub.delivery;

import java.time.Duration;
import java.time.LocalDate;

/**
 * When a business date comes. Business time can differ from the database's (in the sandbox it is moved by hand), so a row
 * that waits for a day is looked at again often enough to notice.
 */
record Schedule(BusinessDay day, Duration lookEvery) {

    Duration until(LocalDate date) {
        Duration left = day.until(date);
        return left.compareTo(lookEvery) > 0 ? lookEvery : left;
    }
}
