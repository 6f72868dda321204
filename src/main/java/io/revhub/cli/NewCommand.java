package io.revhub.cli;

import io.revhub.workbench.Scaffold;
import io.revhub.workbench.Scaffold.Access;
import io.revhub.workspace.Workspace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes new files to begin with. */
@Command(
        name = "new",
        description =
                "Writes new files to begin with: new document <name>, new mapping <document>/<direction>, new system"
                        + " <name>. They pass lint and their own sample at once; nothing that is there is overwritten.",
        mixinStandardHelpOptions = true)
final class NewCommand implements Runnable {

    @Option(names = "--folder", description = "The folder that holds routes/ and the others", defaultValue = ".")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "New what: document, mapping or system?");
    }

    @Command(name = "document", description = "A document: schema, ownership, and its way from a system")
    void document(
            @Parameters(index = "0", description = "Its name: warranty") String name,
            @Option(names = "--from", defaultValue = "crm", description = "The system that owns it") String source,
            @Option(names = "--record", description = "Its record type there") String record,
            @Option(names = "--kamelet", description = "The reader") String kamelet) {
        String reader = kamelet == null && source.equals("crm") ? "salesforce-reader" : kamelet;
        write(new Scaffold(workspace()).document(name, source, new Access(reader, record)));
    }

    @Command(name = "mapping", description = "A mapping with its route and a sample")
    void mapping(
            @Parameters(index = "0", description = "Its name: order/to-shop") String name,
            @Option(names = "--record", description = "The record type that is read") String record,
            @Option(names = "--kamelet", description = "The sink or reader") String kamelet) {
        write(new Scaffold(workspace()).mapping(name, new Access(kamelet, record)));
    }

    @Command(name = "system", description = "A system with a small REST API: settings, capture and Kamelets; no Java")
    void system(@Parameters(index = "0", description = "Its name: warehouse") String name) {
        write(new Scaffold(workspace()).system(name));
    }

    private Workspace workspace() {
        return new Workspace(folder.toAbsolutePath().normalize(), Duration.ofMinutes(1));
    }

    private void write(Map<String, String> files) {
        Workspace workspace = workspace();
        PrintWriter out = spec.commandLine().getOut();
        files.keySet().stream()
                .filter(path -> !Scaffold.replaces(path))
                .filter(path -> workspace.file(path).isPresent())
                .findFirst()
                .ifPresent(path -> {
                    throw new IllegalArgumentException("There is such a file already: " + path);
                });
        files.forEach((path, text) -> {
            workspace.write(path, text);
            out.println(path);
        });
        out.flush();
    }
}
