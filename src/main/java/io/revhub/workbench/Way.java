package io.revhub.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.revhub.workspace.Workspace;
import io.revhub.workspace.WorkspaceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a route sends what through which mapping.
 *
 * @param document the type that is delivered, or that a record is read as
 * @param system the target, or hub/&lt;document&gt;; for records the source
 * @param record the record type that is read; null: a document is delivered
 * @param with the further documents that the mapping needs; null: none
 */
record Way(String document, String system, String record, String mapping, String with) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String BEGETTING = "hub/";

    /** Those of all routes that can be read; what cannot is lint's matter. */
    static List<Way> of(Workspace workspace) {
        return workspace.files("routes", ".camel.yaml").stream()
                .flatMap(Way::routes)
                .map(Way::of)
                .flatMap(Optional::stream)
                .toList();
    }

    boolean isTo(String type) {
        return record == null && document.equals(type) && !system.startsWith(BEGETTING);
    }

    /** Whether documents of this type beget others on this way. */
    boolean isBegetting(String type) {
        return record == null && document.equals(type) && system.startsWith(BEGETTING);
    }

    /** The type of what is begotten. */
    String child() {
        return system.substring(BEGETTING.length());
    }

    boolean isFrom(String type, String source, String recordType) {
        return recordType.equals(record) && document.equals(type) && system.equals(source);
    }

    private static Stream<JsonNode> routes(WorkspaceFile file) {
        try {
            List<JsonNode> routes = new ArrayList<>();
            YAML.readTree(file.text()).forEach(routes::add);
            return routes.stream().map(route -> route.path("route").path("from"));
        } catch (JsonProcessingException e) {
            return Stream.empty();
        }
    }

    private static Optional<Way> of(JsonNode from) {
        JsonNode parameters = from.path("parameters");
        String with = step(from, "kamelet:map").path("with").asText(null);
        String mapping = step(from, "kamelet:map").path("mapping").asText(null);
        String source = from.path("uri").asText();
        String system = parameters.path("system").asText();
        if (mapping == null) {
            return Optional.empty();
        } else if (source.equals("kamelet:deliveries")) {
            return Optional.of(new Way(parameters.path("document").asText(), system, null, mapping, with));
        }
        String document = step(from, "kamelet:intake").path("document").asText();
        return source.equals("kamelet:readings")
                ? Optional.of(
                        new Way(document, system, parameters.path("record").asText(), mapping, with))
                : Optional.empty();
    }

    /** The parameters of the first step that goes there. */
    private static JsonNode step(JsonNode from, String uri) {
        return from.findValues("to").stream()
                .filter(to -> to.path("uri").asText().equals(uri))
                .map(to -> to.path("parameters"))
                .findFirst()
                .orElse(YAML.createObjectNode());
    }
}
