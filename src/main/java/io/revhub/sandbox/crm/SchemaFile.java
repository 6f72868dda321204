package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.revhub.sandbox.crm.Field.Access;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Reads sandbox/crm/objects.yaml, and the org's own objects and fields in config/crm-objects.yaml. */
final class SchemaFile {

    private static final String OWN = "config/crm-objects.yaml";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ObjectNode file;

    SchemaFile(String resource) {
        try (InputStream in = SchemaFile.class.getResourceAsStream(resource)) {
            file = (ObjectNode) YAML.readTree(in);
            add(own());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the org has beyond that: from the working directory, or else from the built-in copy. */
    private static JsonNode own() throws IOException {
        if (Files.exists(Path.of(OWN))) {
            return YAML.readTree(Path.of(OWN).toFile());
        }
        try (InputStream in = SchemaFile.class.getResourceAsStream("/" + OWN)) {
            return in == null ? YAML.createObjectNode() : YAML.readTree(in);
        }
    }

    /** New objects, and new fields of the objects that there are. */
    void add(JsonNode more) {
        ObjectNode objects = (ObjectNode) file.get("objects");
        more.path("objects").properties().forEach(entry -> {
            if (objects.has(entry.getKey())) {
                ((ObjectNode) objects.get(entry.getKey()).get("fields"))
                        .setAll((ObjectNode) entry.getValue().get("fields"));
            } else {
                objects.set(entry.getKey(), entry.getValue());
            }
        });
    }

    Schema read() {
        List<ObjectType> types = new ArrayList<>();
        file.get("objects").properties().forEach(e -> types.add(type(e.getKey(), e.getValue())));
        Map<String, Schema.Stage> stages = new LinkedHashMap<>();
        file.get("stages").properties().forEach(e -> stages.put(e.getKey(), stage(e.getValue())));
        return new Schema(types, stages);
    }

    private static Schema.Stage stage(JsonNode node) {
        return new Schema.Stage(
                node.get("probability").intValue(), node.get("forecast").textValue());
    }

    private ObjectType type(String name, JsonNode node) {
        List<Field> fields =
                new ArrayList<>(List.of(system("Id", FieldType.ID), system("IsDeleted", FieldType.BOOLEAN)));
        if (node.path("owned").booleanValue()) {
            add(fields, file.get("owner"));
        }
        add(fields, node.get("fields"));
        add(fields, file.get("common"));
        fields.add(system("CreatedDate", FieldType.DATETIME));
        fields.add(user("CreatedById"));
        fields.add(system("LastModifiedDate", FieldType.DATETIME));
        fields.add(user("LastModifiedById"));
        fields.add(system("SystemModstamp", FieldType.DATETIME));
        return new ObjectType(
                name, node.get("prefix").textValue(), node.get("plural").textValue(), fields);
    }

    private static void add(List<Field> fields, JsonNode node) {
        node.properties().forEach(e -> fields.add(field(e.getKey(), e.getValue())));
    }

    private static Field field(String name, JsonNode node) {
        FieldType type = FieldType.named(node.get("type").textValue());
        return new Field(
                name,
                node.path("label").asText(label(name)),
                type,
                node.path("length").asInt(type.length()),
                node.path("scale").asInt(type.scale()),
                node.path("required").booleanValue(),
                Access.valueOf(node.path("access").asText("rw").toUpperCase(Locale.ROOT)),
                node.path("key").booleanValue(),
                node.path("unique").booleanValue(),
                texts(node.path("to")),
                type == FieldType.REFERENCE ? node.path("as").asText(up(name)) : null,
                node.path("children").textValue(),
                node.path("cascade").booleanValue(),
                node.get("default"),
                texts(node.path("values")),
                node.path("number").textValue());
    }

    private static Field system(String name, FieldType type) {
        return new Field(
                name,
                label(name),
                type,
                type.length(),
                0,
                false,
                Access.RO,
                type == FieldType.ID,
                type == FieldType.ID,
                List.of(),
                null,
                null,
                false,
                null,
                List.of(),
                null);
    }

    private static Field user(String name) {
        return new Field(
                name,
                label(name),
                FieldType.REFERENCE,
                18,
                0,
                false,
                Access.RO,
                false,
                false,
                List.of("User"),
                up(name),
                null,
                false,
                null,
                List.of(),
                null);
    }

    /** One text or a list of them. */
    private static List<String> texts(JsonNode node) {
        return node.isTextual()
                ? List.of(node.textValue())
                : StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
    }

    private static String up(String name) {
        return name.endsWith("__c") ? name.replaceAll("__c$", "__r") : name.replaceAll("Id$", "");
    }

    private static String label(String name) {
        String words = name.replaceAll("__c$", "").replace("_", " ").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return words.replace("Rev Hub", "RevHub");
    }
}
