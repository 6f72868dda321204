package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The fields that a request body may have, each with the JSON type that Medusa demands of it. */
record Fields(Map<String, Type> types) {

    enum Type {
        STRING(JsonNode::isTextual),
        NUMBER(JsonNode::isNumber),
        BOOLEAN(JsonNode::isBoolean),
        ARRAY(JsonNode::isArray),
        OBJECT(JsonNode::isObject);

        private final Predicate<JsonNode> fits;

        Type(Predicate<JsonNode> fits) {
            this.fits = fits;
        }
    }

    /** Checks a body; {@code at} tells where it is, as a prefix of the field's name in the message. */
    void check(ObjectNode body, String at) {
        String unknown = body.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !types.containsKey(name))
                .map(name -> "'" + at + name + "'")
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw ShopError.invalidRequest("Unrecognized fields: " + unknown);
        }
        body.properties().forEach(field -> check(field.getValue(), types.get(field.getKey()), at + field.getKey()));
    }

    private static void check(JsonNode value, Type type, String name) {
        if (!value.isNull() && !type.fits.test(value)) {
            throw ShopError.invalidRequest("Expected type: '%s' for field '%s', got: '%s'"
                    .formatted(
                            lower(type.name()), name, lower(value.getNodeType().name())));
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static void require(ObjectNode body, String name, String at) {
        if (!body.hasNonNull(name)) {
            throw ShopError.invalidRequest("Field '" + at + name + "' is required");
        }
    }

    /** Merges metadata at its top level; an empty text deletes its key. */
    static void mergeMetadata(ObjectNode record, JsonNode changes) {
        if (changes.isNull()) {
            record.putNull("metadata");
            return;
        }
        ObjectNode metadata = record.get("metadata") instanceof ObjectNode kept ? kept : record.putObject("metadata");
        changes.properties().forEach(change -> {
            if (change.getValue().isTextual() && change.getValue().textValue().isEmpty()) {
                metadata.remove(change.getKey());
            } else {
                metadata.set(change.getKey(), change.getValue());
            }
        });
    }
}
