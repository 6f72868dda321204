package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A record's fields as a rep edits them: all that may be changed, and what of them was changed. */
record RecordForm(Row row) {

    private static final List<String> YES_OR_NO = List.of("true", "false");

    /** @param choices the only values; empty: any */
    record Entry(String name, String label, String value, List<String> choices) {}

    List<Entry> entries() {
        return row.type().fields().stream()
                .filter(field -> field.writable(false) && field.type() != FieldType.ID)
                .map(field -> new Entry(field.name(), field.label(), value(field), choices(field)))
                .toList();
    }

    private String value(Field field) {
        return row.has(field.name()) ? row.body().get(field.name()).asText() : "";
    }

    private List<String> choices(Field field) {
        if (field.type() == FieldType.BOOLEAN) {
            return YES_OR_NO;
        }
        // what stands there may be none of them, or nothing
        return field.values().isEmpty() ? List.of() : withCurrent(field.values(), value(field));
    }

    private static List<String> withCurrent(List<String> values, String current) {
        return values.contains(current)
                ? values
                : Stream.concat(Stream.of(current), values.stream()).toList();
    }

    /** What differs from the record; an empty field is emptied. */
    ObjectNode changes(Map<String, String> form) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        for (Field field : row.type().fields()) {
            String given = form.get(field.name());
            if (given != null && field.writable(false) && !given.equals(value(field))) {
                put(changes, field, given.strip());
            }
        }
        return changes;
    }

    private static void put(ObjectNode changes, Field field, String given) {
        if (given.isEmpty()) {
            changes.putNull(field.name());
        } else if (field.type() == FieldType.BOOLEAN) {
            changes.put(field.name(), Boolean.parseBoolean(given));
        } else if (field.type().isNumeric()) {
            try {
                changes.put(field.name(), new BigDecimal(given));
            } catch (NumberFormatException e) {
                throw SalesforceError.refused("INVALID_TYPE_ON_FIELD_IN_RECORD", given + " is no number", field.name());
            }
        } else {
            changes.put(field.name(), given);
        }
    }
}
