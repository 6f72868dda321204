package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.workspace.Workspace;
import io.revhub.workspace.WorkspaceFile;
import java.util.Optional;

/** Which fields of a document its schema lets be missing, or be null. */
record SchemaFields(JsonNode schema, JsonNode types) {

    /** Of the document that a mapping reads: its own, or the one that begets it; empty where it reads a system's record. */
    static Optional<SchemaFields> readBy(String mapping, Workspace workspace) {
        String[] words = mapping.split("/");
        String read = words[1].startsWith("to-") ? words[0] : words[1].replace("from-", "");
        return workspace
                .file("mappings/" + read + "/" + read + ".schema.json")
                .map(file -> new SchemaFields(
                        json(file),
                        json(workspace.file("mappings/_types.schema.json").orElseThrow())));
    }

    /** Whether an object on the way to the place need not have it, or may have null there. */
    boolean mayBeMissing(String place) {
        return isOn(place, true);
    }

    boolean mayBeNull(String place) {
        return isOn(place, false);
    }

    private boolean isOn(String place, boolean absentCounts) {
        JsonNode here = schema;
        for (String step : place.split("\\.")) {
            String name = step.replace("[]", "");
            if (absentCounts && !isRequired(here, name)) {
                return true;
            }
            here = resolved(here.path("properties").path(name));
            if (isNullable(here)) {
                return true;
            }
            if (step.endsWith("[]")) {
                here = resolved(here.path("items"));
            }
        }
        return false;
    }

    private static boolean isRequired(JsonNode object, String name) {
        return has(object.path("required"), name);
    }

    private boolean isNullable(JsonNode field) {
        boolean here = has(field.path("type"), "null");
        for (String choice : new String[] {"anyOf", "oneOf"}) {
            for (JsonNode one : field.path(choice)) {
                here |= isNullable(resolved(one)) || one.path("type").asText().equals("null");
            }
        }
        for (JsonNode value : field.path("enum")) {
            here |= value.isNull();
        }
        return here;
    }

    private static boolean has(JsonNode array, String text) {
        for (JsonNode value : array) {
            if (value.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode resolved(JsonNode field) {
        String name = field.path("$ref").asText().replaceFirst(".*/", "");
        return name.isEmpty() ? field : types.path("$defs").path(name);
    }

    private static JsonNode json(WorkspaceFile file) {
        return TestWorkspace.json(file.text());
    }
}
