package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.crm.Schema.Child;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** New records with the records below them, all or none. */
@RestController
@RequestMapping(DataApi.BASE + "/composite/tree")
class TreeApi {

    private final Writes writes;

    /** Undoes the tree and carries the failures out. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient ArrayNode failures;

        Refused(ArrayNode failures) {
            super(null, null, false, false);
            this.failures = failures;
        }
    }

    TreeApi(Writes writes) {
        this.writes = writes;
    }

    @PostMapping({"/{type}", "/{type}/"})
    ResponseEntity<ObjectNode> create(@PathVariable String type, @RequestBody ObjectNode body) {
        ObjectType object = writes.schema().require(type);
        JsonNode records = body.path("records");
        if (count(records) > Batch.MOST) {
            throw SalesforceError.refused(
                    "LIMIT_EXCEEDED", "The request has more than " + Batch.MOST + " records in all trees");
        }
        try {
            return ResponseEntity.status(201).body(answer(false, writes.together(() -> all(object, records))));
        } catch (Refused e) {
            return ResponseEntity.badRequest().body(answer(true, e.failures));
        }
    }

    private static int count(JsonNode records) {
        int count = records.size();
        for (JsonNode record : records) {
            for (JsonNode value : record) {
                count += count(value.path("records"));
            }
        }
        return count;
    }

    private static ObjectNode answer(boolean hasErrors, ArrayNode results) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("hasErrors", hasErrors);
        return result.set("results", results);
    }

    private ArrayNode all(ObjectType type, JsonNode records) {
        ArrayNode created = JsonNodeFactory.instance.arrayNode();
        ArrayNode failures = JsonNodeFactory.instance.arrayNode();
        records.forEach(record -> one(type, (ObjectNode) record, null, created, failures));
        if (!failures.isEmpty()) {
            throw new Refused(failures);
        }
        return created;
    }

    private void one(ObjectType type, ObjectNode record, ObjectNode parent, ArrayNode created, ArrayNode failures) {
        String reference = record.path("attributes").path("referenceId").asText();
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        record.properties().stream()
                .filter(entry -> !entry.getValue().has("records"))
                .forEach(entry -> own.set(entry.getKey(), entry.getValue()));
        if (parent != null) {
            own.setAll(parent);
        }
        try {
            String id = writes.create(type, own).id();
            created.addObject().put("referenceId", reference).put("id", id);
            record.properties().stream()
                    .filter(entry -> entry.getValue().has("records"))
                    .forEach(entry -> below(type, id, entry.getKey(), entry.getValue(), created, failures));
        } catch (SalesforceError e) {
            failures.addObject().put("referenceId", reference).setAll(Batch.errors(e));
        }
    }

    private void below(ObjectType type, String id, String name, JsonNode below, ArrayNode created, ArrayNode failures) {
        Optional<Child> child = writes.schema().children(type).stream()
                .filter(c -> name.equalsIgnoreCase(c.reference().down()))
                .findFirst();
        Child found = child.orElseThrow(() -> Input.noColumn(type, name));
        ObjectNode up =
                JsonNodeFactory.instance.objectNode().put(found.reference().name(), id);
        below.get("records").forEach(record -> one(found.type(), (ObjectNode) record, up, created, failures));
    }
}
