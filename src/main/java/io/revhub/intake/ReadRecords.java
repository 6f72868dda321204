package io.revhub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.revhub.workspace.Workspace;
import io.revhub.workspace.WorkspaceFile;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Which records the routes read, told from their files: a route that is broken, or just being swapped, still counts. Asking
 * for another record would ask nobody, and stay for ever.
 */
final class ReadRecords {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Workspace workspace;
    private volatile Seen seen = new Seen("", Set.of());

    private record Seen(String revision, Set<String> records) {}

    ReadRecords(Workspace workspace) {
        this.workspace = workspace;
    }

    boolean contains(String system, String recordType) {
        String revision = workspace.revision();
        Seen now = seen;
        if (!now.revision.equals(revision)) {
            now = new Seen(
                    revision,
                    workspace.files("routes", ".camel.yaml").stream()
                            .flatMap(ReadRecords::records)
                            .collect(Collectors.toSet()));
            seen = now;
        }
        return now.records.contains(system + "/" + recordType);
    }

    private static Stream<String> records(WorkspaceFile file) {
        try {
            return StreamSupport.stream(YAML.readTree(file.text()).spliterator(), false)
                    .map(route -> route.at("/route/from"))
                    .map(ReadRecords::record);
        } catch (JsonProcessingException e) {
            // named by the route's own loading
            return Stream.empty();
        }
    }

    private static String record(JsonNode from) {
        String uri = from.path("uri").asText();
        JsonNode parameters = from.path("parameters");
        return uri.equals("kamelet:readings")
                ? parameters.path("system").asText() + "/"
                        + parameters.path("record").asText()
                : uri.replaceFirst("^readings:", "").replaceFirst("\\?.*", "");
    }
}
