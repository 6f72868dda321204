package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of SAP's JSON: which are the same although they are written otherwise. */
final class Values {

    private static final Pattern DATE = Pattern.compile("/Date\\((-?\\d+)([+-]\\d+)?\\)/");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T.*)?");

    private Values() {}

    /** Unset, null and "" are the same; decimals and dates are compared by value. */
    static boolean same(JsonNode wanted, JsonNode there) {
        String a = text(wanted);
        String b = text(there);
        return a.equals(b) || sameDecimal(a, b) || sameDate(a, b);
    }

    /** SAP's keys outside: without leading zeros. */
    static String external(String key) {
        return key.matches("\\d+") ? key.replaceFirst("^0+(?=\\d)", "") : key;
    }

    /** The instant of {@code /Date(...)/}; null if it is none. */
    static Instant instant(JsonNode value) {
        Matcher date = DATE.matcher(text(value));
        return date.matches() ? Instant.ofEpochMilli(Long.parseLong(date.group(1))) : null;
    }

    private static String text(JsonNode value) {
        return value == null || value.isNull() || value.isMissingNode() ? "" : value.asText();
    }

    private static boolean sameDecimal(String a, String b) {
        boolean decimals = DECIMAL.matcher(a).matches() && DECIMAL.matcher(b).matches();
        return decimals && (a.contains(".") || b.contains(".")) && new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    }

    private static boolean sameDate(String a, String b) {
        LocalDateTime first = date(a);
        return first != null && first.equals(date(b));
    }

    private static LocalDateTime date(String text) {
        Matcher sap = DATE.matcher(text);
        if (sap.matches()) {
            return LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(sap.group(1))), ZoneOffset.UTC);
        }
        try {
            if (!ISO.matcher(text).matches()) {
                return null;
            }
            return text.contains("T")
                    ? LocalDateTime.parse(text.replaceFirst("Z$", ""))
                    : LocalDate.parse(text).atStartOfDay();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
