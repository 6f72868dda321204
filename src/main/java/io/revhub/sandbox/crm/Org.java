package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.Sorting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The org's records and its time. */
final class Org {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

    private static final String HUB_KEY = "RevHub_Key__c";

    private final Schema schema;
    private final Records records;
    private final Clock clock;
    private volatile Duration lag = Duration.ZERO;
    private Watch watch = (row, write) -> write.run();

    /** Sees every write of a record. */
    interface Watch {

        void around(Row row, Runnable write);
    }

    Org(Schema schema, Records records, Clock clock) {
        this.schema = schema;
        this.records = records;
        this.clock = clock;
    }

    Schema schema() {
        return schema;
    }

    /** A record by its 18-character id, also a deleted one. */
    Optional<Row> find(ObjectType type, String id) {
        return records.find(type.name(), id).map(body -> new Row(type, body));
    }

    /** A record that is not deleted, by its id alone. */
    Optional<Row> live(String id) {
        return Optional.ofNullable(id)
                .flatMap(schema::ofId)
                .flatMap(type -> find(type, id))
                .filter(row -> !row.deleted());
    }

    /** The records with this exact value that are not deleted. */
    List<Row> where(ObjectType type, Map<String, ?> fields) {
        return rows(type, fields).stream().filter(row -> !row.deleted()).toList();
    }

    List<Row> where(String type, Map<String, ?> fields) {
        return where(schema.require(type), fields);
    }

    /** The same with the deleted ones. */
    List<Row> rows(ObjectType type, Map<String, ?> fields) {
        Object key = fields.size() == 1 ? fields.get(HUB_KEY) : null;
        List<ObjectNode> found = key == null
                ? records.where(type.name(), fields)
                : records.byHubKey(type.name(), List.of(key instanceof JsonNode node ? node.asText() : key.toString()));
        return found.stream().map(body -> new Row(type, body)).toList();
    }

    /** The records with these exact values of a field, also the deleted ones; best for ids and the hub's key. */
    List<Row> rows(ObjectType type, Field field, Collection<String> values) {
        List<ObjectNode> found;
        if (field.type() == FieldType.ID) {
            found = records.withIds(type.name(), values);
        } else if (field.name().equals(HUB_KEY)) {
            found = records.byHubKey(type.name(), values);
        } else {
            found = values.stream()
                    .flatMap(value -> records.where(type.name(), Map.of(field.name(), value)).stream())
                    .toList();
        }
        return found.stream().map(body -> new Row(type, body)).toList();
    }

    /** The records with these ids that there are, in the order of the ids, also the deleted ones. */
    List<Row> rows(ObjectType type, List<String> ids) {
        Map<String, Row> found = new HashMap<>();
        records.withIds(type.name(), ids).forEach(body -> {
            Row row = new Row(type, body);
            found.put(row.id(), row);
        });
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /**
     * Goes through the records of an object, also the deleted ones, without holding them.
     *
     * @param since the least SystemModstamp; null: any
     */
    <T> T scan(ObjectType type, String since, List<Sorting> order, Function<Stream<Row>, T> read) {
        return records.scan(type.name(), since, order, bodies -> read.apply(bodies.map(body -> new Row(type, body))));
    }

    Row blank(ObjectType type) {
        return new Row(type, JsonNodeFactory.instance.objectNode());
    }

    String newId(ObjectType type) {
        return Ids.of(type.prefix(), records.next("id-" + type.name()));
    }

    long nextNumber(ObjectType type, Field field) {
        return records.next(type.name() + "." + field.name());
    }

    void put(Row row) {
        watch.around(row, () -> records.put(row.type().name(), row.id(), row.body()));
    }

    void watch(Watch watcher) {
        watch = watcher;
    }

    /** Stores what was computed from other records: only the system's own stamp moves. */
    void putComputed(Row row) {
        row.set("SystemModstamp", now());
        put(row);
    }

    <T> T together(Supplier<T> work) {
        return records.together(work);
    }

    Instant instant() {
        return clock.instant();
    }

    /** The stamp of what is written now. */
    String now() {
        return stamp(clock.instant().minus(lag));
    }

    /** From now on stamps lie so far behind, as those of a transaction that takes long to commit. */
    void lag(Duration behind) {
        lag = behind;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    static String stamp(Instant instant) {
        return STAMP.format(instant);
    }
}
