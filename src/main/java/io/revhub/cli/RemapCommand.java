package io.revhub.cli;

import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays all documents of a type with today's mappings. */
@Command(
        name = "remap",
        description = "Replays all documents of a type with today's mappings: their records are read again, and what"
                + " another document begot is begotten again. Only where something differs a new version comes of it.",
        mixinStandardHelpOptions = true)
final class RemapCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DOCUMENT", description = "for example order")
    private String document;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HubOptions hub;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(hub.api(Installation.here())
                        .post("/api/remap/" + Web.encoded(document), Map.of())
                        .path("count")
                        .asText()
                + " documents are replayed.");
        out.flush();
        return 0;
    }
}
