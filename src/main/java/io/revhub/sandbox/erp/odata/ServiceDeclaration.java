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

/** A service as it stands in its YAML file. */
record ServiceDeclaration(String name, String version, Map<String, EntityDeclaration> entities) {

    static ServiceDeclaration read(String resource) {
        try (InputStream yaml = ServiceDeclaration.class.getResourceAsStream(resource)) {
            JsonNode node = new YAMLMapper().readTree(yaml);
            Map<String, EntityDeclaration> entities = new LinkedHashMap<>();
            node.get("entities").properties().forEach(e -> entities.put(e.getKey(), entity(e.getKey(), e.getValue())));
            return new ServiceDeclaration(
                    node.get("service").textValue(), node.get("version").textValue(), entities);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + resource, e);
        }
    }

    private static EntityDeclaration entity(String name, JsonNode node) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (String field : node.get("fields").textValue().split(";")) {
            Field parsed = Field.parse(field);
            fields.put(parsed.name(), parsed);
        }
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
                fields,
                navigation);
    }

    private static Navigation navigation(String name, JsonNode node) {
        return new Navigation(name, node.get("to").textValue(), node.get("many").booleanValue(), texts(node.get("by")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(value.textValue()));
        return texts;
    }
}
