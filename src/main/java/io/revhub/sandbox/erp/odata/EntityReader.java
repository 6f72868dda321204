package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Reads request bodies: deep inserts, whose inline lists are {@code [...]} or {@code {"results":[...]}}, and changes. */
final class EntityReader {

    private final ObjectMapper json;

    EntityReader(ObjectMapper json) {
        this.json = json;
    }

    Draft draft(InputStream body, EntityDeclaration declaration, Map<String, EntityDeclaration> service) {
        return draft(parse(body), declaration, service);
    }

    Draft draft(JsonNode body, EntityDeclaration declaration, Map<String, EntityDeclaration> service) {
        Draft draft = new Draft(declaration, service);
        fill(draft, body, service);
        return draft;
    }

    private void fill(Draft draft, JsonNode given, Map<String, EntityDeclaration> service) {
        requireObject(given);
        given.properties().forEach(member -> {
            String name = member.getKey();
            EntityDeclaration declaration = draft.declaration();
            if (declaration.navigation().containsKey(name)) {
                inline(draft, declaration.navigation().get(name), member.getValue(), service);
            } else if (!"__metadata".equals(name)) {
                take(draft, name, member.getValue());
            }
        });
    }

    private static void take(Draft draft, String name, JsonNode value) {
        Field field = field(draft.declaration(), name);
        if (field.creatable()) {
            draft.take(field, value);
        }
    }

    private void inline(Draft draft, Navigation way, JsonNode given, Map<String, EntityDeclaration> service) {
        if (given.isNull() || given.has("__deferred")) {
            return;
        }
        draft.mention(way.name());
        if (!way.many()) {
            fill(draft.add(way.name()), given, service);
            return;
        }
        JsonNode list = given.has("results") ? given.get("results") : given;
        if (!list.isArray()) {
            throw SapError.malformed(way.name() + " must be a list.");
        }
        list.forEach(child -> fill(draft.add(way.name()), child, service));
    }

    /** The fields that a change gives, without keys and those that only the system sets. */
    ObjectNode changes(InputStream body, EntityDeclaration declaration) {
        return changes(parse(body), declaration);
    }

    ObjectNode changes(JsonNode given, EntityDeclaration declaration) {
        requireObject(given);
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        given.properties().forEach(member -> {
            String name = member.getKey();
            if ("__metadata".equals(name) || declaration.navigation().containsKey(name)) {
                return;
            }
            Field field = field(declaration, name);
            if (field.updatable() && !declaration.key().contains(name)) {
                changes.set(name, Values.parse(field, member.getValue()));
            }
        });
        return changes;
    }

    private static Field field(EntityDeclaration declaration, String name) {
        Field field = declaration.fields().get(name);
        if (field == null) {
            throw SapError.malformed("Property '" + name + "' is invalid for " + declaration.type() + ".");
        }
        return field;
    }

    private JsonNode parse(InputStream body) {
        try {
            JsonNode parsed = json.readTree(body);
            return parsed != null && parsed.path("d").isObject() ? parsed.get("d") : parsed;
        } catch (JsonProcessingException e) {
            throw SapError.malformed("Error while parsing the JSON stream: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw SapError.malformed("The body could not be read.");
        }
    }

    private static void requireObject(JsonNode given) {
        if (given == null || !given.isObject()) {
            throw SapError.malformed("A JSON object is expected.");
        }
    }
}
