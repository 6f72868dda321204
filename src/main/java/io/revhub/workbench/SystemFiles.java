package io.revhub.workbench;

import io.revhub.workspace.Workspace;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a new system with a small REST API: its entry in the settings, a route for what is captured, and a Kamelet each
 * for writing, reading and finding what has changed.
 */
final class SystemFiles {

    static final String SETTINGS = "config/application.yaml";

    private static final Pattern SYSTEMS = Pattern.compile("(?m)^  systems:\\n");
    private static final Pattern QUEUES = Pattern.compile("(?m)^(\\s*queues: .*)$");

    private static final String DEFINITION = """
        apiVersion: camel.apache.org/v1
        kind: Kamelet
        metadata:
          name: %1$s-%2$s
          labels:
            camel.apache.org/kamelet.type: "%3$s"
        spec:
          definition:
            title: "%1$s %2$s"
            description: "%4$s"
            type: object
            properties:
              system:
                title: System
                description: The name of the system in the configuration
                type: string
                default: %1$s
              path:
                title: Path
                description: Where the records are, with a slash
                type: string
                default: /records
              type:
                title: Type
                description: The record type in hints and references
                type: string
                default: Record
              list:
                title: List
                description: The field in which a list's records stand
                type: string
                default: records
          template:
        """;
    private static final String STEP = """
            from:
              uri: "kamelet:source"
              steps:
                - to:
                    uri: "%s"
                    parameters:
                      system: "{{system}}"
                      path: "{{path}}"
                      type: "{{type}}"
                      list: "{{list}}"
        """;
    private static final String SOURCE = """
            from:
              uri: "%s"
              parameters:
                system: "{{system}}"
                path: "{{path}}"
                type: "{{type}}"
                list: "{{list}}"
              steps:
                - to: "kamelet:sink"
        """;

    private SystemFiles() {}

    /** All files by path, the changed settings among them. @throws IllegalArgumentException if the settings have another form */
    static Map<String, String> of(String name, Workspace workspace) {
        Map<String, String> files = new TreeMap<>();
        files.put(
                SETTINGS, settings(name, workspace.file(SETTINGS).orElseThrow().text()));
        files.put("routes/capture/captured-" + name + ".camel.yaml", captured(name));
        put(
                files,
                name,
                "record-sink",
                "sink",
                "Brings documents to the " + name + " as records.",
                STEP,
                "sink:rest-record");
        put(files, name, "reader", "action", "Reads records of the " + name + ".", STEP, "read:rest-reader");
        put(
                files,
                name,
                "catch-up-source",
                "source",
                "Hints at records of the " + name + " that changed.",
                SOURCE,
                "catch-up:rest-catch-up");
        return files;
    }

    private static String settings(String name, String text) {
        Matcher systems = SYSTEMS.matcher(text);
        Matcher queues = QUEUES.matcher(text);
        if (!systems.find() || !queues.find()) {
            throw new IllegalArgumentException(
                    SETTINGS + " has no place for systems and queues: name the system there by hand");
        }
        String entry =
                "    %s:\n      address: http://localhost:8199\n      options: { token: \"\" }\n".formatted(name);
        String withSystem = text.substring(0, systems.end()) + entry + text.substring(systems.end());
        return QUEUES.matcher(withSystem).replaceFirst("$1,capture." + name);
    }

    private static String captured(String name) {
        return """
            - route:
                id: capture/captured/%1$s
                description: what was captured of the %1$s is to be read
                from:
                  uri: kamelet:captured
                  parameters:
                    system: %1$s
                  steps:
                    - to:
                        uri: kamelet:ask
                        parameters:
                          system: %1$s
            """.formatted(name);
    }

    private static void put(
            Map<String, String> files,
            String system,
            String name,
            String type,
            String says,
            String template,
            String kind) {
        String text = DEFINITION.formatted(system, name, type, says) + template.formatted(kind);
        files.put("kamelets/" + system + "-" + name + ".kamelet.yaml", text);
    }
}
