package io.revhub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.workspace.Workspace;
import io.revhub.workspace.WorkspaceFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks the running hub what a folder's routes, mappings and code lists would make of what it has stored. */
@Command(
        name = "what-if",
        description = "Runs the hub's last versions through the routes, mappings, ownership files and code lists of a"
                + " folder, and lists which documents and outgoing calls would differ. Nothing is sent or stored. Exit"
                + " status 1 if something differs.",
        mixinStandardHelpOptions = true)
final class WhatIfCommand implements Callable<Integer> {

    @Option(names = "--last", description = "How many versions (default: ${DEFAULT-VALUE})", defaultValue = "100")
    private int last;

    @Option(names = "--from", description = "Only versions since then: 2026-04-10T06:00:00Z")
    private Instant from;

    @Option(names = "--to", description = "Only versions before then")
    private Instant until;

    @Option(
            names = "--workspace",
            description = "The folder that holds routes/ and the others (default: here)",
            defaultValue = ".")
    private Path folder;

    @Mixin
    private HubOptions hub;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("last", last);
        question.put("from", from == null ? null : from.toString());
        question.put("until", until == null ? null : until.toString());
        question.put("files", files(new Workspace(folder.toAbsolutePath().normalize(), Duration.ofMinutes(1))));
        JsonNode answer = hub.api(Installation.here()).post("/api/what-if", question);
        PrintWriter out = spec.commandLine().getOut();
        answer.path("effects").forEach(effect -> tell(effect, out));
        int differing = answer.path("effects").size();
        out.println("documents=" + answer.path("documents").asInt() + " differing=" + differing);
        out.flush();
        return differing == 0 ? 0 : 1;
    }

    /** What the hub needs to know of a folder: neither samples nor settings, which hold secrets. */
    static Map<String, String> files(Workspace workspace) {
        Map<String, String> files = new TreeMap<>();
        Workspace.FOLDERS.stream()
                .flatMap(name -> workspace.files(name, "").stream())
                .filter(WhatIfCommand::isSent)
                .forEach(file -> files.put(file.path(), file.text()));
        return files;
    }

    private static boolean isSent(WorkspaceFile file) {
        return !file.path().contains("/samples/") && !file.path().startsWith("config/application");
    }

    private static void tell(JsonNode effect, PrintWriter out) {
        out.println(effect.path("type").asText() + " " + effect.path("title").asText());
        fields("  document", effect.path("fields"), out);
        if (effect.hasNonNull("parked")) {
            out.println("  would be parked: " + effect.path("parked").asText());
        }
        for (JsonNode call : effect.path("calls")) {
            String to = "  to " + call.path("system").asText();
            out.println(to + ": " + call.path("kind").asText()
                    + (call.hasNonNull("parked")
                            ? ", would be parked: " + call.path("parked").asText()
                            : ""));
            fields(to, call.path("fields"), out);
        }
    }

    private static void fields(String where, JsonNode fields, PrintWriter out) {
        fields.forEach(f -> out.println(
                where + " ." + f.path("field").asText() + ": " + f.path("before") + " -> " + f.path("after")));
    }
}
