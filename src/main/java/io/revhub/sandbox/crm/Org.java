package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.sandbox.Records;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The org's records and its time. */
final class Org {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

    private final Schema schema;
    private final Records records;
    private final Clock clock;
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
        return records.where(type.name(), fields).stream()
                .map(body -> new Row(type, body))
                .toList();
    }

    /** Everything, also what is deleted, oldest first. */
    List<Row> rows(ObjectType type) {
        return records.all(type.name()).stream()
                .map(body -> new Row(type, body))
                .toList();
    }

    /** What was touched since a stamp, also what is deleted. */
    List<Row> since(ObjectType type, String stamp) {
        return records.since(type.name(), stamp).stream()
                .map(body -> new Row(type, body))
                .toList();
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

    String now() {
        return stamp(clock.instant());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    static String stamp(Instant instant) {
        return STAMP.format(instant);
    }
}
