package io.revhub.sandbox.crm.pubsub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.crm.pubsub.ChangeSchema.Place;
import io.revhub.sandbox.crm.pubsub.Entity.Field;
import io.revhub.sandbox.crm.pubsub.Entity.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Makes the change events of one transaction. Records of one object with the very same change share an event. */
final class ChangeEvents {

    private static final int LARGE_TEXT = 1000;
    private static final String MODIFIED = "LastModifiedDate";
    private static final Set<String> STAMPS = Set.of("CreatedDate", MODIFIED);

    /** The part of the header that a transaction's events have in common. */
    record Transaction(String key, long number, long timestamp, String origin) {}

    record Message(ChangeSchema schema, byte[] payload) {}

    /** What makes changes the same. */
    private record Same(ChangeSchema schema, ChangeType type, String user, Map<String, Object> values, Fields fields) {}

    private record Fields(Set<String> nulled, Set<String> diffed, Set<String> changed) {

        static Fields none() {
            return new Fields(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        }
    }

    /** The first record's stamps stand for all: a transaction happens at one moment. */
    private record Merged(List<String> ids, Map<String, Object> stamps) {}

    private final Transaction transaction;
    private final Map<Same, Merged> merged = new LinkedHashMap<>();

    ChangeEvents(Transaction transaction) {
        this.transaction = transaction;
    }

    void add(ChangeSchema schema, RecordChange change) {
        ChangeType type = change.type();
        Fields fields = Fields.none();
        Map<String, Object> values = new LinkedHashMap<>();
        if (type != ChangeType.DELETE) {
            for (Field field : schema.entity().fields()) {
                schema.place(field.name()).ifPresent(place -> take(field, change, fields, values));
            }
            if (type == ChangeType.UPDATE && fields.changed().isEmpty()) {
                return;
            }
            if (type == ChangeType.UPDATE && change.after().has(MODIFIED)) {
                fields.changed().add(MODIFIED);
                values.put(MODIFIED, Values.avro(Kind.DATETIME, change.after().get(MODIFIED)));
            }
        }
        Map<String, Object> stamps = new LinkedHashMap<>(values);
        stamps.keySet().retainAll(STAMPS);
        values.keySet().removeAll(STAMPS);
        String user = change.after().path("LastModifiedById").asText();
        merged.computeIfAbsent(
                        new Same(schema, type, user, values, fields), same -> new Merged(new ArrayList<>(), stamps))
                .ids()
                .add(change.id());
    }

    private static void take(Field field, RecordChange change, Fields fields, Map<String, Object> values) {
        JsonNode after = present(change.after(), field);
        if (change.type() != ChangeType.UPDATE) {
            if (after != null) {
                values.put(field.name(), Values.avro(field.kind(), after));
            }
            return;
        }
        JsonNode before = present(change.before(), field);
        if (Objects.equals(before, after)) {
            return;
        }
        fields.changed().add(field.name());
        if (after == null) {
            fields.nulled().add(field.name());
        } else if (field.kind() == Kind.LONG_TEXT && before != null && isLarge(before, after)) {
            fields.diffed().add(field.name());
            values.put(field.name(), Values.diff(before.asText(), after.asText()));
        } else {
            values.put(field.name(), Values.avro(field.kind(), after));
        }
    }

    private static boolean isLarge(JsonNode before, JsonNode after) {
        return Math.max(before.asText().length(), after.asText().length()) > LARGE_TEXT;
    }

    private static JsonNode present(ObjectNode body, Field field) {
        return body.hasNonNull(field.name()) ? body.get(field.name()) : null;
    }

    List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        merged.forEach((same, all) -> messages.add(message(same, all, messages.size() + 1)));
        return messages;
    }

    private Message message(Same same, Merged all, int sequence) {
        ChangeSchema schema = same.schema();
        GenericRecord event = new GenericData.Record(schema.schema().avro());
        GenericRecord header = header(schema, same.type(), all.ids(), sequence);
        header.put("commitUser", same.user());
        header.put("nulledFields", schema.bitmaps(same.fields().nulled()));
        header.put("diffFields", schema.bitmaps(same.fields().diffed()));
        header.put("changedFields", schema.bitmaps(same.fields().changed()));
        event.put("ChangeEventHeader", header);
        all.stamps().forEach(event::put);
        same.values()
                .forEach((name, value) -> put(schema, event, schema.place(name).orElseThrow(), value));
        return new Message(schema, schema.schema().write(event));
    }

    /** An event without fields: what Salesforce sends where it cannot tell more. */
    Message gap(ChangeSchema schema, ChangeType type, List<String> ids) {
        GenericRecord event = new GenericData.Record(schema.schema().avro());
        event.put("ChangeEventHeader", header(schema, type, ids, 1));
        return new Message(schema, schema.schema().write(event));
    }

    private GenericRecord header(ChangeSchema schema, ChangeType type, List<String> ids, int sequence) {
        var avro = schema.schema().avro().getField("ChangeEventHeader").schema();
        GenericRecord header = new GenericData.Record(avro);
        header.put("entityName", schema.entity().name());
        header.put("recordIds", ids);
        header.put(
                "changeType",
                new GenericData.EnumSymbol(avro.getField("changeType").schema(), type.name()));
        header.put("changeOrigin", transaction.origin());
        header.put("transactionKey", transaction.key());
        header.put("sequenceNumber", sequence);
        header.put("commitTimestamp", transaction.timestamp());
        header.put("commitNumber", transaction.number());
        header.put("commitUser", "");
        List.of("nulledFields", "diffFields", "changedFields").forEach(name -> header.put(name, List.of()));
        return header;
    }

    private static void put(ChangeSchema schema, GenericRecord event, Place place, Object value) {
        if (place.part() == null) {
            event.put(place.field(), value);
            return;
        }
        if (event.get(place.field()) == null) {
            event.put(place.field(), new GenericData.Record(schema.compound(place.field())));
        }
        ((GenericRecord) event.get(place.field())).put(place.part(), value);
    }
}
