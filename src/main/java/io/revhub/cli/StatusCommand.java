package io.revhub.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells where every part is and how. */
@Command(
        name = "status",
        description =
                "Tells every part's address, state and, in the sandbox, log-in. Exit status: 0 everything is up, 1"
                        + " something is down or broken.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private HubOptions hub;

    @Option(names = "--json", description = "As JSON, for programs")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Installation installation = Installation.here();
        Status status = new StatusQuestion(installation, hub.api(installation)).ask();
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? json(status) : text(status));
        out.flush();
        return status.allUp() ? 0 : 1;
    }

    private static String json(Status status) throws IOException {
        return JsonMapper.builder()
                .findAndAddModules()
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(status);
    }

    private static String text(Status status) {
        Table table = new Table();
        status.parts().forEach(p -> table.row(p.name(), p.address().toString(), p.state(), Places.login(p.login())));
        status.broken().forEach((file, reason) -> table.row(file, "", "broken", reason));
        String work = status.parked() == null
                ? ""
                : System.lineSeparator() + "  parked: " + status.parked() + ", open deliveries: "
                        + status.openDeliveries();
        return String.join(System.lineSeparator(), table.lines()) + work;
    }
}
