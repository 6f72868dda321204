package io.revhub.desk;

import io.revhub.deal.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Amounts, dates and words in the reader's language; what is not known is a dash. */
public final class Format {

    private static final String UNKNOWN = "-";
    private static final int SHORT = 13;

    private final Locale locale;
    private final ZoneId zone;
    private final LocalDate today;
    private final MessageSource messages;

    Format(Locale locale, ZoneId zone, LocalDate today, MessageSource messages) {
        this.locale = locale;
        this.zone = zone;
        this.today = today;
        this.messages = messages;
    }

    /** With every digit that it has, at least two behind the point. */
    public String amount(BigDecimal amount) {
        if (amount == null) {
            return UNKNOWN;
        }
        DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        int digits = Math.max(2, amount.scale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(amount);
    }

    public String money(BigDecimal amount, String currency) {
        return amount == null ? UNKNOWN : amount(amount) + (currency == null ? "" : "\u00a0" + currency);
    }

    public String money(Money money) {
        return money == null ? UNKNOWN : money(money.amount(), money.currency());
    }

    /** Without the currency where it is the one that everybody expects. */
    public String money(Money money, String expected) {
        return money != null && money.currency() != null && money.currency().equals(expected)
                ? amount(money.amount())
                : money(money);
    }

    public String date(LocalDate date) {
        return date == null
                ? UNKNOWN
                : DateTimeFormatter.ofPattern(word("format.date"), locale).format(date);
    }

    /** The time of day; with the date, unless it is today's. */
    public String time(Instant instant) {
        if (instant == null) {
            return UNKNOWN;
        }
        boolean isToday = instant.atZone(zone).toLocalDate().equals(today);
        return DateTimeFormatter.ofPattern(word(isToday ? "format.time" : "format.moment"), locale)
                .format(instant.atZone(zone));
    }

    /** As {@link #time}, to be read by machines and shown in full on request. */
    public String full(Instant instant) {
        return instant == null ? UNKNOWN : instant.toString();
    }

    /** The word for a document's type, a system, a state: the name itself if there is none. */
    public String word(String list, String name) {
        return messages.getMessage(list + "." + name, null, name, locale);
    }

    /** The word for a system or, for begetting, for the document to be begotten. */
    public String target(String system) {
        return system.startsWith("hub/") ? word("document", system.substring("hub/".length())) : word("system", system);
    }

    /** The word for whose change made a version: a system or, where a document begot it, that one's type. */
    public String source(String source) {
        return messages.getMessage("system." + source, null, word("document", source), locale);
    }

    /** A record's id, short enough for a table. */
    public String id(String id) {
        String last = id.substring(id.lastIndexOf('/') + 1);
        return last.length() <= SHORT ? last : last.substring(0, 4) + "…" + last.substring(last.length() - 4);
    }

    String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
