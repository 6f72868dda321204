package io.revhub.cli.crash;

import io.revhub.cli.client.Installation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills the hub again and again, and shows that nothing was lost. */
@Command(
        name = "crash",
        description =
                "Starts the sandbox and the hub as processes of their own, kills the hub again and again while people"
                        + " work and systems fail, and compares every record in every system with what was entered. Exit status:"
                        + " 0 if nothing was lost, nothing done twice and nothing is unexplained.",
        mixinStandardHelpOptions = true)
public final class CrashCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--kills",
            description = "How often the hub is killed (default: ${DEFAULT-VALUE})",
            defaultValue = "20")
    private int kills;

    @Option(names = "--seed", description = "Repeats a run (default: a new one)")
    private Long seed;

    @Option(
            names = "--deal-every",
            paramLabel = "KILLS",
            description = "Every how many kills a deal is made (default: ${DEFAULT-VALUE})",
            defaultValue = "4")
    private int dealEvery;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long nothing may get any further at the end (default: ${DEFAULT-VALUE})",
            defaultValue = "180")
    private int patience;

    @Option(
            names = "--port",
            description = "The first of the ports to use (default: ${DEFAULT-VALUE})",
            defaultValue = "18080")
    private int port;

    @Option(
            names = "--folder",
            description = "For data and logs; a new one in it for each run (default: ${DEFAULT-VALUE})",
            defaultValue = "target/crash")
    private Path folder;

    @Option(
            names = "--external",
            description = "Broker and database are processes of their own, which are killed apart from the hub")
    private boolean external;

    @Option(
            names = "--hubs",
            description = "How many hubs share the work, on one broker and database; more than one: as with --external"
                    + " (default: ${DEFAULT-VALUE})",
            defaultValue = "1")
    private int hubs;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        long chosen = seed == null ? System.nanoTime() : seed;
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("hub", port);
        Installation.here().sandbox().keySet().forEach(system -> ports.put(system, port + ports.size()));
        ports.put("events", port + ports.size());
        ports.put("erp-events", port + ports.size());
        if (external || hubs > 1) {
            ports.put("broker", port + ports.size());
            ports.put("database", port + ports.size());
        }
        for (int hub = 1; hub <= hubs && hubs > 1; hub++) {
            ports.put("hub-" + hub, port + ports.size());
        }
        Trial.Plan plan = new Trial.Plan(kills, chosen, dealEvery, Duration.ofSeconds(patience), ports);
        Path run = folder.resolve("run-" + System.currentTimeMillis());
        out.println("seed " + chosen + ", folder " + run);
        out.flush();
        return new Trial(plan, run, out).run() ? 0 : 1;
    }
}
