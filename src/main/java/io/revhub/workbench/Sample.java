package io.revhub.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.workspace.Workspace;
import io.revhub.workspace.WorkspaceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A recorded input of a mapping and what is expected of it: mappings/order/samples/to-erp/signed.json.
 *
 * @param name the file's name without .json
 * @param content {@code about}, {@code given}, {@code variables}, and {@code then} or {@code refused}; {@code partial: true}: the
 *     output alone need not be a whole document
 */
public record Sample(String mapping, String name, JsonNode content) {

    private static final String SUFFIX = ".json";

    /** Those of a mapping, by name. @throws IllegalArgumentException if one is no JSON, with its path and line */
    public static List<Sample> of(Workspace workspace, String mapping) {
        return workspace.files(folder(mapping), SUFFIX).stream()
                .map(file -> of(mapping, file))
                .toList();
    }

    /** The folder of a mapping's samples: order/to-erp has mappings/order/samples/to-erp. */
    static String folder(String mapping) {
        String[] parts = mapping.split("/", 2);
        return "mappings/" + parts[0] + "/samples/" + (parts.length > 1 ? parts[1] : "");
    }

    private static Sample of(String mapping, WorkspaceFile file) {
        String name = file.name().substring(0, file.name().length() - SUFFIX.length());
        try {
            return new Sample(mapping, name, Json.read(file.text()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.path() + ", " + e.getMessage());
        }
    }

    /** Of its file. */
    public String path() {
        return folder(mapping) + "/" + name + SUFFIX;
    }

    public String about() {
        return content.path("about").asText(name);
    }

    public JsonNode given() {
        return content.path("given");
    }

    public Map<String, JsonNode> variables() {
        Map<String, JsonNode> variables = new HashMap<>();
        content.path("variables").properties().forEach(v -> variables.put(v.getKey(), v.getValue()));
        return variables;
    }

    /** Part of the refusal's reason; null: it is not to be refused. */
    String refused() {
        return content.path("refused").asText(null);
    }

    boolean isPartial() {
        return content.path("partial").asBoolean();
    }
}
