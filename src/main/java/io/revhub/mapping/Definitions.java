package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Schema;
import io.revhub.document.Ownership;
import io.revhub.workspace.Workspace;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The definitions of the workspace's document types: each folder mappings/&lt;document&gt; with a &lt;document&gt;.schema.json. They
 * are as their files are now; a file that is broken or gone never replaces the last good one.
 */
public final class Definitions {

    private static final String SUFFIX = ".schema.json";

    private final Workspace workspace;
    private final LastGood<Definition> definitions;

    public Definitions(Workspace workspace) {
        this.workspace = workspace;
        this.definitions = new LastGood<>(workspace, Definitions::load);
    }

    /**
     * @throws MappingBroken if its files are broken and never were good
     * @throws NoSuchMapping if it has no schema
     */
    public Definition of(String type) {
        return definitions.get(type);
    }

    /** All that have a schema, good or not. */
    public Set<String> types() {
        Set<String> types = new TreeSet<>();
        workspace.files("mappings", SUFFIX).forEach(file -> {
            String type = file.name().substring(0, file.name().length() - SUFFIX.length());
            if (file.path().equals(schemaOf(type))) {
                types.add(type);
            }
        });
        return types;
    }

    /** What is wrong with the files as they are now, by the document's type. */
    public Map<String, MappingBroken> broken() {
        Map<String, MappingBroken> broken = new TreeMap<>();
        types().forEach(type -> definitions.problem(type).ifPresent(problem -> broken.put(type, problem)));
        return broken;
    }

    private static Definition load(String type, Sources sources) {
        String ownership = "mappings/" + type + "/ownership.yaml";
        JsonNode owners = sources.text(ownership)
                .map(text -> new Yaml(ownership).tree(text))
                .orElseGet(JsonNodeFactory.instance::objectNode);
        Schema schema = new Schemas(sources).schema(schemaOf(type));
        JsonNode text = new Yaml(schemaOf(type)).tree(sources.required(schemaOf(type)));
        return new Definition(type, text.path("version").asInt(1), schema, Ownership.of(owners));
    }

    private static String schemaOf(String type) {
        return "mappings/" + type + "/" + type + SUFFIX;
    }
}
