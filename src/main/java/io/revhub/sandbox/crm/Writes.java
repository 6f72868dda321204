package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Finds the records that a write names, and writes them. */
final class Writes {

    private final Org org;
    private final Dml dml;

    /** What became of a record. */
    record Outcome(String id, boolean created) {}

    Writes(Org org, Dml dml) {
        this.org = org;
        this.dml = dml;
    }

    <T> T together(Supplier<T> work) {
        return org.together(work);
    }

    Schema schema() {
        return org.schema();
    }

    Outcome create(ObjectType type, ObjectNode body) {
        return new Outcome(dml.create(type, body, Seed.INTEGRATION_USER), true);
    }

    Outcome update(Row row, ObjectNode body) {
        dml.update(row, body, Seed.INTEGRATION_USER);
        return new Outcome(row.id(), false);
    }

    Outcome delete(Row row) {
        dml.delete(row, Seed.INTEGRATION_USER);
        return new Outcome(row.id(), false);
    }

    /** Deletes so that not even the recycle bin shows it. */
    Outcome erase(Row row) {
        row.set(Row.ERASED, true);
        return delete(row);
    }

    /** Updates the only record found by the key, or creates one with it. */
    Outcome upsert(ObjectType type, Field key, JsonNode value, List<Row> found, ObjectNode body) {
        if (!found.isEmpty()) {
            return update(found.get(0), body);
        }
        if (key.type() == FieldType.ID) {
            throw new SalesforceError(404, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
        }
        ObjectNode whole = body.deepCopy();
        whole.set(key.name(), value);
        return create(type, whole);
    }

    /** @throws SalesforceError if the id is none of this object, or its record is deleted */
    Row byId(ObjectType type, String text) {
        String id = Ids.canonical(text)
                .filter(i -> i.startsWith(type.prefix()))
                .orElseThrow(() -> SalesforceError.notFound(
                        "Provided external ID field does not exist or is not accessible: " + text));
        Row row =
                org.find(type, id).orElseThrow(() -> SalesforceError.notFound("The requested resource does not exist"));
        if (row.deleted()) {
            throw new SalesforceError(404, "ENTITY_IS_DELETED", "entity is deleted");
        }
        return row;
    }

    /** @throws SalesforceError if records cannot be named by this field */
    Field key(ObjectType type, String name) {
        return type.field(name)
                .filter(Field::key)
                .orElseThrow(() -> SalesforceError.notFound(
                        "Provided external ID field does not exist or is not accessible: " + name));
    }

    List<Row> byKey(ObjectType type, Field key, JsonNode value) {
        JsonNode stored = Conversion.stored(key, value);
        return key.type() == FieldType.ID
                ? org.live(stored.textValue()).stream().toList()
                : org.where(type, Map.of(key.name(), stored));
    }
}
