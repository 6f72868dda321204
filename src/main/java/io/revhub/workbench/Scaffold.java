package io.revhub.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.revhub.mapping.Definitions;
import io.revhub.workspace.Workspace;
import io.revhub.workspace.WorkspaceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * New files to begin with, which pass lint and their own sample at once. What it makes is answered as texts by path; nothing is
 * written.
 */
public final class Scaffold {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern DIRECTION = Pattern.compile("(from|to)-([a-z][a-z-]*)");
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Workspace workspace;

    public Scaffold(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * How a mapping's route gets at the system.
     *
     * @param kamelet the sink or reader; null: the only one that the system has
     * @param record the record type that is read; null: the document's name
     */
    public record Access(String kamelet, String record) {}

    /**
     * A document: its schema, its ownership, and the way on which it comes from a system.
     *
     * @throws IllegalArgumentException if the name is none, or there is such a document already
     */
    public Map<String, String> document(String name, String source, Access access) {
        refuse(!NAME.matcher(name).matches(), "A document's name is a word in lower case, as warranty: " + name);
        String schema = "mappings/" + name + "/" + name + ".schema.json";
        refuse(workspace.file(schema).isPresent(), "There is a document " + name + " already");
        Map<String, String> files = new TreeMap<>();
        files.put(schema, Templates.schema(name));
        files.put("mappings/" + name + "/ownership.yaml", "existence: " + source + "\ndefault: " + source + "\n");
        ObjectNode example = JsonNodeFactory.instance.objectNode();
        example.put("number", "1001").put("name", "An example");
        files.putAll(from(name, source, example, access));
        return files;
    }

    /**
     * A mapping with its route and a sample.
     *
     * @param mapping order/to-erp, order/from-shop, order/from-quote
     * @throws IllegalArgumentException if the name is none, there is no such document, or there is such a mapping already
     */
    public Map<String, String> mapping(String mapping, Access access) {
        String[] parts = mapping.split("/", 2);
        var direction = DIRECTION.matcher(parts.length > 1 ? parts[1] : "");
        refuse(
                !direction.matches(),
                "A mapping's name is <document>/from-<source> or <document>/to-<system>: " + mapping);
        Definitions definitions = new Definitions(workspace);
        refuse(
                !definitions.types().contains(parts[0]),
                "There is no document " + parts[0] + "; make it with: new document " + parts[0]);
        refuse(
                workspace.file("mappings/" + mapping + ".jslt").isPresent(),
                "There is a mapping " + mapping + " already");
        String other = direction.group(2);
        if (direction.group(1).equals("to")) {
            return to(parts[0], other, example(parts[0]), access);
        }
        return definitions.types().contains(other)
                ? begotten(parts[0], other)
                : from(parts[0], other, example(parts[0]), access);
    }

    /**
     * A system with a small REST API. Its settings are among the files that are answered: they stand there already and are to
     * be replaced.
     *
     * @throws IllegalArgumentException if the name is none, or there is such a system already
     */
    public Map<String, String> system(String name) {
        refuse(!NAME.matcher(name).matches(), "A system's name is a word in lower case, as warehouse: " + name);
        refuse(
                workspace.file("kamelets/" + name + "-record-sink.kamelet.yaml").isPresent()
                        || workspace.file(SystemFiles.SETTINGS).stream()
                                .anyMatch(f -> f.text().contains("\n    " + name + ":\n")),
                "There is a system " + name + " already");
        return SystemFiles.of(name, workspace);
    }

    /** Whether a file that {@link #system} answers replaces one that is there. */
    public static boolean replaces(String path) {
        return path.equals(SystemFiles.SETTINGS);
    }

    private Map<String, String> to(String document, String system, ObjectNode example, Access access) {
        String name = document + "/to-" + system;
        String sink = access.kamelet() == null ? only("sink", system) : access.kamelet();
        String fields = example.properties().stream()
                .map(f -> "  \"" + f.getKey() + "\": ." + key(f.getKey()))
                .collect(Collectors.joining(",\n"));
        return files(
                name,
                "// The form that the " + system + " takes. Name its fields on the left.\n{\n" + fields + "\n}\n",
                Templates.toRoute(document, system, sink),
                Templates.sample(example, Templates.hub(), example));
    }

    private Map<String, String> begotten(String document, String parent) {
        String text =
                "// What a " + parent + " begets: {\"document\": {...}, \"number\": ..., \"keys\": {}, \"links\": []};"
                        + " null: nothing, not yet.\nnull\n";
        return files(
                document + "/from-" + parent,
                text,
                Templates.begettingRoute(document, parent),
                Templates.sample(example(parent), Templates.hub(), JsonNodeFactory.instance.nullNode()));
    }

    private Map<String, String> from(String document, String source, ObjectNode example, Access access) {
        String reader = access.kamelet() == null ? only("reader", source) : access.kamelet();
        RecordFields fields = RecordFields.of(document, access.record(), reader.startsWith("salesforce"));
        return files(
                document + "/from-" + source,
                fields.mapping(example),
                Templates.fromRoute(document, source, reader, fields.record(), fields.query(example)),
                Templates.sample(fields.given(example), null, fields.then(example)));
    }

    private static Map<String, String> files(String name, String mapping, String route, String sample) {
        Map<String, String> files = new TreeMap<>();
        files.put("mappings/" + name + ".jslt", mapping);
        files.put("routes/" + name + ".camel.yaml", route);
        files.put(Sample.folder(name) + "/full.json", sample);
        return files;
    }

    /** The document as the samples that are there have it. */
    private ObjectNode example(String document) {
        List<JsonNode> known = new ArrayList<>();
        for (WorkspaceFile file : workspace.files("mappings/" + document + "/samples", ".json")) {
            JsonNode content = Json.read(file.text());
            boolean from = file.path().contains("/from-");
            JsonNode body = from ? content.at("/then/document") : content.path("given");
            if (body.isObject() && !content.path("partial").asBoolean()) {
                known.add(body);
            }
        }
        refuse(known.isEmpty(), "The document " + document + " has no sample yet, of which a new one could be made");
        return (ObjectNode) known.get(0);
    }

    private String only(String kind, String system) {
        List<String> found = workspace.files("kamelets", "-" + kind + ".kamelet.yaml").stream()
                .filter(file -> defaultSystem(file).equals(system))
                .map(file -> file.name().substring(0, file.name().indexOf('.')))
                .toList();
        refuse(
                found.size() != 1,
                "Which Kamelet? Give --kamelet; the " + kind + "s of the " + system + ": " + String.join(", ", found));
        return found.get(0);
    }

    private static String defaultSystem(WorkspaceFile kamelet) {
        try {
            return YAML.readTree(kamelet.text())
                    .at("/spec/definition/properties/system/default")
                    .asText();
        } catch (JsonProcessingException e) {
            // lint names it
            return "";
        }
    }

    private static String key(String field) {
        return field.matches("[A-Za-z_]\\w*") ? field : "\"" + field + "\"";
    }

    private static void refuse(boolean when, String why) {
        if (when) {
            throw new IllegalArgumentException(why);
        }
    }
}
