package io.revhub.cli;

import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Refused;
import io.revhub.cli.client.Unreachable;
import io.revhub.cli.client.Web;
import io.revhub.cli.demo.Demo;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays a deal. */
@Command(
        name = "demo",
        description =
                "Plays a deal from product to cleared payment and prints its thread. Starts the hub with the sandbox if"
                        + " none runs, and stops it again. Exit status: 0 if the books balance and everything is cleared.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final Duration START = Duration.ofMinutes(5);

    @Spec
    private CommandSpec spec;

    @Mixin
    private HubOptions hub;

    @Option(names = "--keep", description = "Leave the hub running if this command has started it")
    private boolean keep;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long to wait for any one step (default: ${DEFAULT-VALUE})",
            defaultValue = "180")
    private int patience;

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = Installation.here();
        Web api = hub.api(installation);
        if (runs(api)) {
            return play(installation, api);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (HubProcess process = HubProcess.start(installation.data().resolve("hub.log"))) {
            out.println("No hub runs at " + installation.hub() + ": one is started, its log is " + process.log());
            out.flush();
            await(api, process);
            if (keep) {
                process.keep();
            }
            return play(installation, api);
        }
    }

    private int play(Installation installation, Web api) {
        PrintWriter out = spec.commandLine().getOut();
        boolean balanced =
                new Demo(installation, api, out, Duration.ofSeconds(patience)).play(System.console() != null);
        return balanced ? 0 : 1;
    }

    private static boolean runs(Web api) {
        try {
            return api.get("/actuator/health").path("status").asText().equals("UP");
        } catch (Refused | Unreachable e) {
            return false;
        }
    }

    private static void await(Web api, HubProcess process) throws InterruptedException {
        long start = System.nanoTime();
        while (!runs(api)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The hub did not start; its log is " + process.log());
            }
            if (System.nanoTime() - start > START.toNanos()) {
                throw new IllegalStateException(
                        "The hub was not ready after " + START.toSeconds() + " s; its log is " + process.log());
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }
}
