package io.revhub.sandbox.crm;

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
    private final Members members;

    /** @param records each with its type in {@code attributes} */
    record Collection(boolean allOrNone, List<ObjectNode> records) {

        Collection {
            records = records == null ? List.of() : records;
        }
    }

    CollectionApi(Writes writes) {
        this.writes = writes;
        this.members = new Members(writes);
    }

    @PostMapping({"", "/"})
    ArrayNode create(@RequestBody Collection body) {
        return new Batch(writes, body.allOrNone())
                .run(body.records(), record -> members.create(type(record), record), false);
    }

    @PatchMapping({"", "/"})
    ArrayNode update(@RequestBody Collection body) {
        return new Batch(writes, body.allOrNone())
                .run(body.records(), record -> members.update(type(record), record), false);
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
        String value = record.path(key.name()).asText();
        if (!value.isEmpty() && !seen.add(value)) {
            throw SalesforceError.refused("DUPLICATE_VALUE", "Duplicate external id specified: " + value, key.name());
        }
        return members.upsert(object, key, record);
    }

    @DeleteMapping({"", "/"})
    ArrayNode delete(@RequestParam List<String> ids, @RequestParam(defaultValue = "false") boolean allOrNone) {
        return new Batch(writes, allOrNone)
                .run(ids, id -> members.delete(writes.schema().ofId(id).orElse(null), id), false);
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

    private ObjectType type(ObjectNode record) {
        String name = record.path("attributes").path("type").asText();
        return writes.schema()
                .type(name)
                .orElseThrow(
                        () -> SalesforceError.refused("INVALID_TYPE", "sObject type '" + name + "' is not supported."));
    }
}
