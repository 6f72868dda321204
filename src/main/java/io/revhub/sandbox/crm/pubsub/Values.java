package io.revhub.sandbox.crm.pubsub;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.crm.pubsub.Entity.Kind;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** From a record's value to its value in Avro. */
final class Values {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXX");

    private Values() {}

    static Object avro(Kind kind, JsonNode value) {
        return switch (kind) {
            case TEXT, LONG_TEXT -> value.asText();
            case DOUBLE -> value.decimalValue().doubleValue();
            case INT -> value.intValue();
            case BOOLEAN -> value.booleanValue();
            case DATE ->
                LocalDate.parse(value.asText())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli();
            case DATETIME ->
                OffsetDateTime.parse(value.asText(), STAMP).toInstant().toEpochMilli();
        };
    }

    /** A unified diff with one hunk: what large texts are sent as. */
    static String diff(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int same = 0;
        while (same < Math.min(old.size(), now.size()) && old.get(same).equals(now.get(same))) {
            same++;
        }
        StringBuilder diff = new StringBuilder("--- \n+++ \n@@ -");
        diff.append(same + 1).append(',').append(old.size() - same);
        diff.append(" +").append(same + 1).append(',').append(now.size() - same).append(" @@");
        old.subList(same, old.size()).forEach(line -> diff.append("\n-").append(line));
        now.subList(same, now.size()).forEach(line -> diff.append("\n+").append(line));
        return diff.toString();
    }
}
