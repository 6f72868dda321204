package io.revhub.connector.odata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** The notation of OData V2's addresses. */
public final class OData {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private OData() {}

    /** A text in a filter or key: {@code 'O''Brien'}. */
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** An instant in a filter, for fields of type DateTimeOffset. */
    public static String dateTimeOffset(Instant instant) {
        return "datetimeoffset'" + STAMP.format(instant) + "Z'";
    }

    /** A date in a filter, for fields of type DateTime. */
    public static String dateTime(Instant instant) {
        return "datetime'" + STAMP.format(instant) + "'";
    }

    /** {@code (Field eq 'a' or Field eq 'b')}. */
    public static String anyOf(String field, Collection<String> values) {
        return values.stream().map(value -> field + " eq " + text(value)).collect(Collectors.joining(" or ", "(", ")"));
    }

    /** {@code A eq 'a' and B eq 'b'}. */
    public static String allOf(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + " eq " + text(field.getValue()))
                .collect(Collectors.joining(" and "));
    }

    /** The path of an entity with one key field: {@code A_SalesOrder('164')}. */
    public static String entity(String entitySet, String key) {
        return entitySet + "('" + encoded(key.replace("'", "''")) + "')";
    }

    /** The path of an entity with several key fields. */
    public static String entity(String entitySet, Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(key -> key.getKey() + "='" + encoded(key.getValue().replace("'", "''")) + "'")
                .collect(Collectors.joining(",", entitySet + "(", ")"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
