package io.revhub.cli;

import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Refused;
import io.revhub.cli.client.Web;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Two documents that are one. */
@Command(
        name = "merge",
        description = "Merges a document into another that is the same, or undoes it. Exit status: 1 it is refused.",
        mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private HubOptions hub;

    @Parameters(index = "0", paramLabel = "DOCUMENT", description = "Its id, as the address of its page has it")
    private String document;

    @Parameters(index = "1", arity = "0..1", paramLabel = "INTO", description = "The survivor's id or number")
    private String into;

    @Option(names = "--undo", description = "Lets the document stand for itself again")
    private boolean undo;

    @Option(names = "--why", required = true, description = "What the page of the document tells of it")
    private String why;

    @Override
    public Integer call() {
        if (undo == (into != null)) {
            throw new IllegalArgumentException("Name the document that it is merged into, or say --undo");
        }
        Web api = hub.api(Installation.here());
        String path = "/api/documents/" + document + "/merge";
        try {
            if (undo) {
                api.delete(path + "?why=" + Web.encoded(why));
            } else {
                api.post(path, Map.of("into", into, "why", why));
            }
            return 0;
        } catch (Refused e) {
            spec.commandLine().getErr().println("revhub: " + e.getMessage());
            return 1;
        }
    }
}
