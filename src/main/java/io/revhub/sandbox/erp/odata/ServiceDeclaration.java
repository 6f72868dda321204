package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * A service as it stands in its YAML file.
 *
 * @param complexTypes what functions return
 */
record ServiceDeclaration(
        String name,
        String version,
        Map<String, EntityDeclaration> entities,
        Map<String, Map<String, Field>> complexTypes,
        Map<String, FunctionDeclaration> functions) {

    static ServiceDeclaration read(String resource) {
        try (InputStream yaml = ServiceDeclaration.class.getResourceAsStream(resource)) {
            JsonNode node = new YAMLMapper().readTree(yaml);
            Map<String, EntityDeclaration> entities = new LinkedHashMap<>();
            node.get("entities").properties().forEach(e -> entities.put(e.getKey(), entity(e.getKey(), e.getValue())));
            return new ServiceDeclaration(
                    node.get("service").textValue(),
                    node.get("version").textValue(),
                    entities,
                    complexTypes(node.path("complex")),
                    functions(node.path("functions")));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + resource, e);
        }
    }

    private static EntityDeclaration entity(String name, JsonNode node) {
        Map<String, Navigation> navigation = new LinkedHashMap<>();
        node.path("navigation")
                .properties()
                .forEach(n -> navigation.put(n.getKey(), navigation(n.getKey(), n.getValue())));
        return new EntityDeclaration(
                name,
                node.path("type").asText(name + "Type"),
                texts(node.get("key")),
                node.path("etag").asText(null),
                new LinkedHashSet<>(texts(node.path("allows"))),
                texts(node.path("required")),
                Field.all(node.get("fields").textValue()),
                navigation,
                texts(node.path("id")),
                node.path("carried").booleanValue());
    }

    private static Map<String, Map<String, Field>> complexTypes(JsonNode node) {
        Map<String, Map<String, Field>> types = new LinkedHashMap<>();
        node.properties()
                .forEach(type ->
                        types.put(type.getKey(), Field.all(type.getValue().textValue())));
        return types;
    }

    private static Map<String, FunctionDeclaration> functions(JsonNode node) {
        Map<String, FunctionDeclaration> functions = new LinkedHashMap<>();
        node.properties()
                .forEach(
                        function -> functions.put(function.getKey(), function(function.getKey(), function.getValue())));
        return functions;
    }

    private static FunctionDeclaration function(String name, JsonNode node) {
        return new FunctionDeclaration(
                name,
                node.get("returns").textValue(),
                node.path("many").booleanValue(),
                node.path("on").asText(null),
                node.path("method").asText("POST"),
                Field.all(node.get("parameters").textValue()));
    }

    private static Navigation navigation(String name, JsonNode node) {
        return new Navigation(
                name,
                node.get("to").textValue(),
                node.get("many").booleanValue(),
                by(node.get("by")),
                node.path("emptyWhenCreated").booleanValue());
    }

    /** Fields of the entity that the way leads to, and those that have the same value where it begins. */
    private static Map<String, String> by(JsonNode fields) {
        Map<String, String> by = new LinkedHashMap<>();
        texts(fields).forEach(field -> {
            int equals = field.indexOf('=');
            by.put(equals < 0 ? field : field.substring(0, equals), field.substring(equals + 1));
        });
        return by;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(value.textValue()));
        return texts;
    }
}
