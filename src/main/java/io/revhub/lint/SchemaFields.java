package io.revhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The places that a document type's schema knows: {@code number}, {@code lines}, {@code lines[]}, {@code lines[].net}. */
final class SchemaFields {

    private static final int DEEPEST = 12;
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Workspace workspace;
    private final SortedSet<String> places = new TreeSet<>();
    private final Set<String> open = new TreeSet<>();

    private SchemaFields(Workspace workspace) {
        this.workspace = workspace;
    }

    /** @return none if the type has no schema, or one that cannot be read; it knows any place then */
    static SchemaFields of(Workspace workspace, String type) {
        SchemaFields fields = new SchemaFields(workspace);
        String path = pathOf(type);
        fields.walk(path, fields.tree(path), "", 0);
        if (fields.places.isEmpty()) {
            // one finding, of the schema itself, instead of one for each field that somebody reads
            fields.open.add("");
        }
        return fields;
    }

    static String pathOf(String type) {
        return "mappings/" + type + "/" + type + ".schema.json";
    }

    /** Those at which a value stands: no objects and arrays of objects. */
    SortedSet<String> leaves() {
        SortedSet<String> leaves = new TreeSet<>();
        for (String place : places) {
            boolean inner = places.stream().anyMatch(p -> p.startsWith(place + ".") || p.startsWith(place + "["));
            if (!inner && !place.endsWith("[]")) {
                leaves.add(place);
            }
        }
        return leaves;
    }

    SortedSet<String> topLevel() {
        SortedSet<String> top = new TreeSet<>(places);
        top.removeIf(place -> place.contains(".") || place.contains("["));
        return top;
    }

    /** Whether a mapping may read this place; below what the schema leaves open, any. */
    boolean knows(String place) {
        return places.contains(place)
                || open.stream().anyMatch(o -> o.isEmpty() || place.startsWith(o + ".") || place.startsWith(o + "["));
    }

    private void walk(String file, JsonNode schema, String at, int depth) {
        if (depth > DEEPEST || !schema.isObject()) {
            return;
        }
        if (schema.has("$ref")) {
            refer(file, schema.path("$ref").asText(), at, depth);
        }
        schema.path("properties").properties().forEach(p -> {
            String place = at.isEmpty() ? p.getKey() : at + "." + p.getKey();
            places.add(place);
            walk(file, p.getValue(), place, depth + 1);
        });
        if (schema.has("items")) {
            places.add(at + "[]");
            walk(file, schema.path("items"), at + "[]", depth + 1);
        }
        for (String either : new String[] {"anyOf", "oneOf", "allOf"}) {
            schema.path(either).forEach(branch -> walk(file, branch, at, depth + 1));
        }
        boolean isOpen = schema.path("type").asText().equals("object")
                && !schema.has("properties")
                && !schema.path("additionalProperties").asText().equals("false");
        if (isOpen || schema.path("additionalProperties").isObject()) {
            open.add(at);
        }
    }

    private void refer(String file, String ref, String at, int depth) {
        String[] parts = ref.split("#", 2);
        String target = parts[0].isEmpty() ? file : resolve(file, parts[0]);
        JsonNode tree = tree(target);
        walk(target, parts.length > 1 && !parts[1].isEmpty() ? tree.at(parts[1]) : tree, at, depth + 1);
    }

    private static String resolve(String file, String relative) {
        return Path.of(file).resolveSibling(relative).normalize().toString().replace('\\', '/');
    }

    private JsonNode tree(String path) {
        try {
            return YAML.readTree(workspace.file(path).map(f -> f.text()).orElse("{}"));
        } catch (IOException e) {
            // named by the definition's own check
            return YAML.createObjectNode();
        }
    }
}
