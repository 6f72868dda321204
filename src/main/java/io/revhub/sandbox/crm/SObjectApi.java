package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.revhub.sandbox.crm.Writes.Outcome;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Single records, by id and by external id. */
@RestController
@RequestMapping(DataApi.BASE + "/sobjects/{type}")
class SObjectApi {

    private final Writes writes;

    SObjectApi(Writes writes) {
        this.writes = writes;
    }

    @PostMapping({"", "/"})
    ResponseEntity<ObjectNode> create(
            @PathVariable String version, @PathVariable String type, @RequestBody ObjectNode body) {
        refuse("Id", body);
        ObjectType object = object(type);
        Outcome outcome = writes.together(() -> writes.create(object, body));
        return ResponseEntity.status(201)
                .header("Location", Output.path(version, object) + "/" + outcome.id())
                .body(success(outcome));
    }

    @GetMapping("/{id}")
    ObjectNode read(
            @PathVariable String version,
            @PathVariable String type,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String fields) {
        Row row = writes.byId(object(type), id);
        return Output.record(row, selected(row.type(), fields), version);
    }

    @PatchMapping("/{id}")
    ResponseEntity<Void> update(@PathVariable String type, @PathVariable String id, @RequestBody ObjectNode body) {
        refuse("Id", body);
        writes.together(() -> writes.update(writes.byId(object(type), id), body));
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String type, @PathVariable String id) {
        writes.together(() -> writes.delete(writes.byId(object(type), id)));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{key}/{value}")
    ResponseEntity<?> readByKey(
            @PathVariable String version,
            @PathVariable String type,
            @PathVariable String key,
            @PathVariable String value,
            @RequestParam(defaultValue = "") String fields) {
        ObjectType object = object(type);
        List<Row> found = writes.byKey(object, writes.key(object, key), TextNode.valueOf(value));
        if (found.isEmpty()) {
            throw SalesforceError.notFound("The requested resource does not exist");
        }
        return found.size() > 1
                ? choices(found, version)
                : ResponseEntity.ok(Output.record(found.get(0), selected(object, fields), version));
    }

    @PatchMapping("/{key}/{value}")
    ResponseEntity<?> upsert(
            @PathVariable String version,
            @PathVariable String type,
            @PathVariable String key,
            @PathVariable String value,
            @RequestBody ObjectNode body) {
        ObjectType object = object(type);
        Field field = writes.key(object, key);
        refuse(field.name(), body);
        return writes.together(() -> {
            List<Row> found = writes.byKey(object, field, TextNode.valueOf(value));
            if (found.size() > 1) {
                return choices(found, version);
            }
            Outcome outcome = writes.upsert(object, field, TextNode.valueOf(value), found, body);
            return ResponseEntity.status(outcome.created() ? 201 : 200)
                    .body(success(outcome).put("created", outcome.created()));
        });
    }

    private static ResponseEntity<List<String>> choices(List<Row> found, String version) {
        return ResponseEntity.status(300)
                .body(found.stream()
                        .map(row -> Output.path(version, row.type()) + "/" + row.id())
                        .toList());
    }

    private static ObjectNode success(Outcome outcome) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("id", outcome.id()).put("success", true);
        node.putArray("errors");
        return node;
    }

    private static void refuse(String field, ObjectNode body) {
        body.fieldNames().forEachRemaining(name -> {
            if (name.equalsIgnoreCase(field)) {
                throw SalesforceError.refused(
                        "INVALID_FIELD", "The " + field + " field should not be specified in the sobject data.");
            }
        });
    }

    private static List<Field> selected(ObjectType type, String fields) {
        return fields.isBlank()
                ? type.fields()
                : Arrays.stream(fields.split(","))
                        .map(String::strip)
                        .map(name -> type.field(name).orElseThrow(() -> Input.noColumn(type, name)))
                        .toList();
    }

    private ObjectType object(String type) {
        return writes.schema().require(type);
    }
}
