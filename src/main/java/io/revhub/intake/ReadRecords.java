package io.revhub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.revhub.workspace.Workspace;
import io.revhub.workspace.WorkspaceFile;
import java.util.HashSet;
import java.util.Set;

/**
 * Which records the routes read, told from their files: a route that is broken, or just being swapped, still counts. Asking
 * for another record would ask nobody, and stay for ever. While a file cannot be read at all, nobody knows: then any record
 * may be one.
 */
final class ReadRecords {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Workspace workspace;
    private volatile Seen seen = new Seen("", Set.of(), false);

    private record Seen(String revision, Set<String> records, boolean complete) {}

    ReadRecords(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Whether a route reads such records, or may. */
    boolean contains(String system, String recordType) {
        Seen now = now();
        return !now.complete || now.records.contains(system + "/" + recordType);
    }

    private Seen now() {
        String revision = workspace.revision();
        Seen now = seen;
        if (!now.revision.equals(revision)) {
            now = see(revision);
            seen = now;
        }
        return now;
    }

    private Seen see(String revision) {
        Set<String> records = new HashSet<>();
        boolean complete = true;
        for (WorkspaceFile file : workspace.files("routes", ".camel.yaml")) {
            try {
                YAML.readTree(file.text()).forEach(route -> records.add(record(route.at("/route/from"))));
            } catch (JsonProcessingException e) {
                // named by the route's own loading
                complete = false;
            }
        }
        return new Seen(revision, Set.copyOf(records), complete);
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
