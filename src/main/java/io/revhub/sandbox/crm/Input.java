package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the body of a write: the fields it sets, by their proper names, as they will be kept. */
final class Input {

    private final Org org;

    Input(Org org) {
        this.org = org;
    }

    /** @throws SalesforceError if the body does not fit the object */
    Map<String, JsonNode> read(ObjectType type, ObjectNode body, boolean creating) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        List<String> locked = new ArrayList<>();
        body.properties().forEach(entry -> {
            if (!entry.getKey().equals("attributes")) {
                Field field = field(type, entry.getKey(), entry.getValue());
                if (!field.writable(creating)) {
                    locked.add(field.name());
                }
                values.put(field.name(), value(type, field, entry.getKey(), entry.getValue()));
            }
        });
        if (!locked.isEmpty()) {
            throw locked(locked);
        }
        return values;
    }

    private static SalesforceError locked(List<String> fields) {
        return SalesforceError.refused(
                "INVALID_FIELD_FOR_INSERT_UPDATE",
                "Unable to create/update fields: " + String.join(", ", fields)
                        + ". Please check the security settings of this field and verify that it is read/write for your"
                        + " profile or permission set.",
                fields.toArray(String[]::new));
    }

    private static Field field(ObjectType type, String name, JsonNode value) {
        return type.field(name)
                .or(() -> value.isObject() ? type.up(name) : Optional.empty())
                .orElseThrow(() -> noColumn(type, name));
    }

    static SalesforceError noColumn(ObjectType type, String name) {
        return SalesforceError.refused(
                "INVALID_FIELD", "No such column '" + name + "' on sobject of type " + type.name());
    }

    private JsonNode value(ObjectType type, Field field, String name, JsonNode given) {
        return field.name().equalsIgnoreCase(name) ? Conversion.stored(field, given) : byKey(type, field, given);
    }

    /** {@code "Account":{"RevHub_Key__c":"..."}}: the parent, named by its own key. */
    private TextNode byKey(ObjectType type, Field field, JsonNode parent) {
        ObjectType target = org.schema().require(field.to().get(0));
        Map.Entry<String, JsonNode> named = parent.properties().stream()
                .filter(e -> !e.getKey().equals("attributes"))
                .findFirst()
                .orElseThrow(() -> noColumn(type, field.up()));
        Field key = target.field(named.getKey()).filter(Field::key).orElseThrow(() -> noColumn(target, named.getKey()));
        List<Row> found = org.where(target, Map.of(key.name(), named.getValue()));
        if (found.size() != 1) {
            throw SalesforceError.refused(
                    "INVALID_FIELD",
                    (found.isEmpty()
                                    ? "Foreign key external ID: "
                                    : "Foreign key external ID matches more than one record: ")
                            + named.getValue().asText() + " not found for field " + key.name()
                            + " in entity " + target.name());
        }
        return TextNode.valueOf(found.get(0).id());
    }
}
