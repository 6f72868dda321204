package io.revhub.sandbox.erp.v4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;

/** The declared service: its entity sets and what they are in V2. */
record Model(String namespace, String service, Map<String, Set> sets) {

    private static final Pattern FIELD = Pattern.compile("(\\w+)(?:=(\\w+))? (\\w+)(?:\\((\\d+)(?:,(\\d+))?\\))?");

    /**
     * An entity set.
     *
     * @param from the entity set of V2
     */
    record Set(
            String name,
            String type,
            String from,
            List<String> key,
            Map<String, Field> fields,
            Map<String, Way> ways) {}

    /**
     * A field.
     *
     * @param from the field of V2
     */
    record Field(String name, String from, EdmPrimitiveTypeKind kind, Integer length, Integer scale) {

        boolean nullable() {
            return kind == EdmPrimitiveTypeKind.Date || kind == EdmPrimitiveTypeKind.DateTimeOffset;
        }
    }

    /**
     * A way to other entities.
     *
     * @param by the way of V2
     */
    record Way(String name, String to, boolean many, String by) {}

    static Model read(String resource) {
        try (InputStream yaml = Model.class.getResourceAsStream(resource)) {
            JsonNode node = new YAMLMapper().readTree(yaml);
            Map<String, Set> sets = new LinkedHashMap<>();
            node.get("sets").properties().forEach(set -> sets.put(set.getKey(), set(set.getKey(), set.getValue())));
            return new Model(
                    node.get("namespace").textValue(), node.get("service").textValue(), sets);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + resource, e);
        }
    }

    private static Set set(String name, JsonNode node) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (String text : node.get("fields").textValue().split(";")) {
            Field field = field(text.strip());
            fields.put(field.name(), field);
        }
        Map<String, Way> ways = new LinkedHashMap<>();
        node.get("navigation")
                .properties()
                .forEach(way -> ways.put(
                        way.getKey(),
                        new Way(
                                way.getKey(),
                                way.getValue().get("to").textValue(),
                                way.getValue().get("many").booleanValue(),
                                way.getValue().get("by").textValue())));
        List<String> key = new ArrayList<>();
        node.get("key").forEach(field -> key.add(field.textValue()));
        return new Set(name, node.get("type").textValue(), node.get("from").textValue(), key, fields, ways);
    }

    private static Field field(String text) {
        Matcher matcher = FIELD.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a field: " + text);
        }
        return new Field(
                matcher.group(1),
                matcher.group(2) == null ? matcher.group(1) : matcher.group(2),
                EdmPrimitiveTypeKind.valueOf(matcher.group(3)),
                matcher.group(4) == null ? null : Integer.valueOf(matcher.group(4)),
                matcher.group(5) == null ? null : Integer.valueOf(matcher.group(5)));
    }
}
