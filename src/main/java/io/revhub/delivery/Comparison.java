package io.revhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.DocumentId;
import io.revhub.mapping.Marker;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What differs between the system's form of what is wanted and of what the system has. */
record Comparison(ObjectNode changes) {

    private static final Pattern AMOUNT_OR_DATE = Pattern.compile("-?\\d+(\\.\\d+)?|\\d{4}-\\d{2}-\\d{2}.*|/Date\\(.*");

    /** The fields of {@code wanted} that {@code had} has not or has otherwise; nested objects field by field. */
    static Comparison of(JsonNode wanted, JsonNode had) {
        return new Comparison(differing(wanted, had));
    }

    private static ObjectNode differing(JsonNode wanted, JsonNode had) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        wanted.properties().forEach(field -> {
            JsonNode there = had == null ? null : had.get(field.getKey());
            if (isNested(field.getValue()) && there != null && isNested(there)) {
                ObjectNode inside = differing(field.getValue(), there);
                if (!inside.isEmpty()) {
                    changes.set(field.getKey(), inside);
                }
            } else if (!Objects.equals(field.getValue(), there)) {
                changes.set(field.getKey(), field.getValue());
            }
        });
        return changes;
    }

    /** A marker is an object, but stands for one value: a part of it would name another record. */
    private static boolean isNested(JsonNode value) {
        return value.isObject() && Marker.of(value).isEmpty();
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    List<String> fields() {
        return changes.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** Whether an amount, a date or a key is among what differs: the system not keeping it is no cosmetic matter. */
    boolean isSerious() {
        return changes.properties().stream()
                .map(Map.Entry::getValue)
                .anyMatch(value -> !value.isTextual()
                        || AMOUNT_OR_DATE.matcher(value.textValue()).matches()
                        || DocumentId.isOne(value.textValue()));
    }
}
