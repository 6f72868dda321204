package io.revhub.sandbox.crm.soql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A value in a query. */
public sealed interface Literal {

    record Text(String value) implements Literal {}

    record Number(BigDecimal value) implements Literal {}

    record Flag(boolean value) implements Literal {}

    record Nothing() implements Literal {}

    record Day(LocalDate value) implements Literal {}

    record Moment(Instant value) implements Literal {}

    /** A span of days relative to today, such as TODAY or LAST_N_DAYS:30. */
    record Relative(Span span, int n) implements Literal {

        public LocalDate first(LocalDate today) {
            return span.first(today, n);
        }

        /** The first day after the span. */
        public LocalDate after(LocalDate today) {
            return span.after(today, n);
        }
    }
}
