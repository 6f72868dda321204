package io.revhub.sandbox.crm.soql;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Says something of a date or of an instant, which is taken in UTC. The org's fiscal year is the calendar's. */
public enum DateFunction {
    CALENDAR_MONTH(at -> at.getMonthValue()),
    CALENDAR_QUARTER(at -> at.get(IsoFields.QUARTER_OF_YEAR)),
    CALENDAR_YEAR(at -> at.getYear()),
    DAY_IN_MONTH(at -> at.getDayOfMonth()),
    DAY_IN_WEEK(at -> at.getDayOfWeek().getValue() % 7 + 1),
    DAY_IN_YEAR(at -> at.getDayOfYear()),
    DAY_ONLY(at -> at.toLocalDate()),
    FISCAL_MONTH(at -> at.getMonthValue()),
    FISCAL_QUARTER(at -> at.get(IsoFields.QUARTER_OF_YEAR)),
    FISCAL_YEAR(at -> at.getYear()),
    HOUR_IN_DAY(at -> at.getHour()),
    WEEK_IN_MONTH(at -> at.get(ChronoField.ALIGNED_WEEK_OF_MONTH)),
    WEEK_IN_YEAR(at -> at.get(ChronoField.ALIGNED_WEEK_OF_YEAR));

    private final Function<LocalDateTime, Object> of;

    DateFunction(Function<LocalDateTime, Object> of) {
        this.of = of;
    }

    static Optional<DateFunction> named(Token word) {
        return Arrays.stream(values()).filter(f -> word.is(f.name())).findFirst();
    }

    /** It is not said of days. */
    public boolean onlyOfInstants() {
        return this == DAY_ONLY || this == HOUR_IN_DAY;
    }

    /** The answer is a day; otherwise a number. */
    public boolean isDay() {
        return this == DAY_ONLY;
    }

    /** What it says of a day. */
    public int of(LocalDate day) {
        return (Integer) of.apply(day.atStartOfDay());
    }

    /** What it says of an instant: a {@link LocalDate} or an {@link Integer}. */
    public Object of(LocalDateTime utc) {
        return of.apply(utc);
    }
}
