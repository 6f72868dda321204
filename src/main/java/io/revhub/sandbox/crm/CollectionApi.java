package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.crm.Writes.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Collections of up to 200 records. */
@RestController
@RequestMapping(DataApi.BASE + "/composite/sobjects")
class CollectionApi {

    private final Writes writes;

    /** @param records each with its type in {@code attributes} */
    record Collection(boolean allOrNone, List<ObjectNode> records) {}

    CollectionApi(Writes writes) {
        this.writes = writes;
    }

    @PostMapping({"", "/"})
    ArrayNode create(@RequestBody Collection body) {
        return new Batch(writes, body.allOrNone())
                .run(body.records(), record -> writes.create(type(record), withoutId(record)), false);
    }

    @PatchMapping({"", "/"})
    ArrayNode update(@RequestBody Collection body) {
        return new Batch(writes, body.allOrNone()).run(body.records(), this::updateOne, false);
    }

    private Outcome updateOne(ObjectNode record) {
        String name = record.has("Id") ? "Id" : "id";
        if (!record.hasNonNull(name)) {
            throw SalesforceError.refused("MISSING_ARGUMENT", "Id not specified in an update call");
        }
        ObjectNode values = record.deepCopy().without(name);
        return writes.update(member(type(record), record.get(name).asText()), values);
    }

    @PatchMapping("/{type}/{key}")
    ArrayNode upsert(@PathVariable String type, @PathVariable String key, @RequestBody Collection body) {
        ObjectType object = writes.schema().require(type);
        Field field = writes.key(object, key);
        Set<String> seen = new HashSet<>();
        return new Batch(writes, body.allOrNone())
                .run(body.records(), record -> upsertOne(object, field, record, seen), true);
    }

    private Outcome upsertOne(ObjectType object, Field key, ObjectNode record, Set<String> seen) {
        if (type(record) != object) {
            throw SalesforceError.refused("INVALID_TYPE", "Record is not of type " + object.name());
        }
        JsonNode value = record.get(key.name());
        if (value == null || value.asText().isEmpty()) {
            throw SalesforceError.refused("MISSING_ARGUMENT", key.name() + " not specified", key.name());
        }
        if (!seen.add(value.asText())) {
            throw SalesforceError.refused(
                    "DUPLICATE_VALUE", "Duplicate external id specified: " + value.asText(), key.name());
        }
        List<Row> found = writes.byKey(object, key, value);
        if (found.size() > 1) {
            throw SalesforceError.refused(
                    "DUPLICATE_EXTERNAL_ID", "external id matches more than one record: " + value.asText(), key.name());
        }
        return writes.upsert(object, key, value, found, record.deepCopy().without(key.name()));
    }

    @DeleteMapping({"", "/"})
    ArrayNode delete(@RequestParam List<String> ids, @RequestParam(defaultValue = "false") boolean allOrNone) {
        return new Batch(writes, allOrNone)
                .run(ids, id -> writes.delete(member(writes.schema().ofId(id).orElse(null), id)), false);
    }

    @GetMapping("/{type}")
    ArrayNode read(
            @PathVariable String version,
            @PathVariable String type,
            @RequestParam List<String> ids,
            @RequestParam List<String> fields) {
        ObjectType object = writes.schema().require(type);
        List<Field> selected = fields.stream()
                .map(name -> object.field(name).orElseThrow(() -> Input.noColumn(object, name)))
                .toList();
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        for (String id : ids) {
            List<Row> found = writes.byKey(object, writes.key(object, "Id"), result.textNode(id));
            result.add(found.isEmpty() ? null : Output.record(found.get(0), selected, version));
        }
        return result;
    }

    /** @param ids and fields by name, where they are too many for an address */
    record Wanted(List<String> ids, List<String> fields) {}

    @PostMapping("/{type}")
    ArrayNode read(@PathVariable String version, @PathVariable String type, @RequestBody Wanted wanted) {
        return read(version, type, wanted.ids(), wanted.fields());
    }

    /** In a collection an unknown id is a broken reference, not a missing resource. */
    private Row member(ObjectType type, String id) {
        try {
            if (type == null || Ids.canonical(id).isEmpty()) {
                throw SalesforceError.refused("MALFORMED_ID", "id value of incorrect type: " + id, "Id");
            }
            return writes.byId(type, id);
        } catch (SalesforceError e) {
            if (e.code().equals("NOT_FOUND")) {
                throw SalesforceError.refused("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
            }
            throw e;
        }
    }

    private static ObjectNode withoutId(ObjectNode record) {
        if (record.has("Id") || record.has("id")) {
            throw SalesforceError.refused(
                    "INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", "Id");
        }
        return record;
    }

    private ObjectType type(ObjectNode record) {
        String name = record.path("attributes").path("type").asText();
        return writes.schema()
                .type(name)
                .orElseThrow(
                        () -> SalesforceError.refused("INVALID_TYPE", "sObject type '" + name + "' is not supported."));
    }
}
