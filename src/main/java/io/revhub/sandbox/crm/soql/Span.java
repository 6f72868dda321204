package io.revhub.sandbox.crm.soql;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Salesforce's date literals; a week begins on Sunday. */
public enum Span {
    YESTERDAY((today, n) -> today.minusDays(1), (today, n) -> today),
    TODAY((today, n) -> today, (today, n) -> today.plusDays(1)),
    TOMORROW((today, n) -> today.plusDays(1), (today, n) -> today.plusDays(2)),
    LAST_WEEK((today, n) -> week(today).minusWeeks(1), (today, n) -> week(today)),
    THIS_WEEK((today, n) -> week(today), (today, n) -> week(today).plusWeeks(1)),
    NEXT_WEEK((today, n) -> week(today).plusWeeks(1), (today, n) -> week(today).plusWeeks(2)),
    LAST_MONTH((today, n) -> month(today).minusMonths(1), (today, n) -> month(today)),
    THIS_MONTH((today, n) -> month(today), (today, n) -> month(today).plusMonths(1)),
    NEXT_MONTH(
            (today, n) -> month(today).plusMonths(1), (today, n) -> month(today).plusMonths(2)),
    LAST_YEAR((today, n) -> year(today).minusYears(1), (today, n) -> year(today)),
    THIS_YEAR((today, n) -> year(today), (today, n) -> year(today).plusYears(1)),
    NEXT_YEAR((today, n) -> year(today).plusYears(1), (today, n) -> year(today).plusYears(2)),
    LAST_90_DAYS((today, n) -> today.minusDays(90), (today, n) -> today.plusDays(1)),
    NEXT_90_DAYS((today, n) -> today.plusDays(1), (today, n) -> today.plusDays(91)),
    LAST_N_DAYS((today, n) -> today.minusDays(n), (today, n) -> today.plusDays(1)),
    NEXT_N_DAYS((today, n) -> today.plusDays(1), (today, n) -> today.plusDays(n + 1L)),
    N_DAYS_AGO((today, n) -> today.minusDays(n), (today, n) -> today.minusDays(n - 1L)),
    LAST_N_MONTHS((today, n) -> month(today).minusMonths(n), (today, n) -> month(today)),
    NEXT_N_MONTHS(
            (today, n) -> month(today).plusMonths(1), (today, n) -> month(today).plusMonths(n + 1L)),
    N_MONTHS_AGO(
            (today, n) -> month(today).minusMonths(n),
            (today, n) -> month(today).minusMonths(n - 1L)),
    LAST_N_WEEKS((today, n) -> week(today).minusWeeks(n), (today, n) -> week(today)),
    NEXT_N_WEEKS(
            (today, n) -> week(today).plusWeeks(1), (today, n) -> week(today).plusWeeks(n + 1L)),
    N_WEEKS_AGO(
            (today, n) -> week(today).minusWeeks(n), (today, n) -> week(today).minusWeeks(n - 1L)),
    LAST_QUARTER((today, n) -> quarter(today).minusMonths(3), (today, n) -> quarter(today)),
    THIS_QUARTER((today, n) -> quarter(today), (today, n) -> quarter(today).plusMonths(3)),
    NEXT_QUARTER(
            (today, n) -> quarter(today).plusMonths(3),
            (today, n) -> quarter(today).plusMonths(6)),
    LAST_N_QUARTERS((today, n) -> quarter(today).minusMonths(3L * n), (today, n) -> quarter(today)),
    NEXT_N_QUARTERS(
            (today, n) -> quarter(today).plusMonths(3),
            (today, n) -> quarter(today).plusMonths(3L * n + 3)),
    N_QUARTERS_AGO(
            (today, n) -> quarter(today).minusMonths(3L * n),
            (today, n) -> quarter(today).minusMonths(3L * n - 3)),
    LAST_N_YEARS((today, n) -> year(today).minusYears(n), (today, n) -> year(today)),
    NEXT_N_YEARS(
            (today, n) -> year(today).plusYears(1), (today, n) -> year(today).plusYears(n + 1L)),
    N_YEARS_AGO(
            (today, n) -> year(today).minusYears(n), (today, n) -> year(today).minusYears(n - 1L));

    private interface Bound {
        LocalDate of(LocalDate today, int n);
    }

    private final Bound first;
    private final Bound after;

    Span(Bound first, Bound after) {
        this.first = first;
        this.after = after;
    }

    LocalDate first(LocalDate today, int n) {
        return first.of(today, n);
    }

    LocalDate after(LocalDate today, int n) {
        return after.of(today, n);
    }

    boolean counted() {
        return name().startsWith("N_") || name().contains("_N_");
    }

    static Optional<Span> named(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(s -> s.name().equals(name)).findFirst();
    }

    private static LocalDate week(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    }

    private static LocalDate month(LocalDate day) {
        return day.withDayOfMonth(1);
    }

    private static LocalDate quarter(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1);
    }

    private static LocalDate year(LocalDate day) {
        return day.withDayOfYear(1);
    }
}
