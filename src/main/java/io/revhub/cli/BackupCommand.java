package io.revhub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.backup.Backup;
import io.revhub.backup.Manifest;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Refused;
import io.revhub.cli.client.Unreachable;
import io.revhub.cli.client.Web;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the store into one file, while the hub works. */
@Command(
        name = "backup",
        description =
                "Writes the hub's store into one file, while the hub works; its database may be the embedded one or"
                        + " any other. Exit status 0 only if the file is complete.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    private static final long LOOK_EVERY_MILLIS = 100;

    @Parameters(index = "0", description = "The file to write; an older one is replaced")
    private Path file;

    @Option(
            names = "--patience",
            description = "How many seconds to wait for what has come in to be taken in (default: ${DEFAULT-VALUE})",
            defaultValue = "60")
    private long patience;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HubOptions hub;

    @Override
    public Integer call() throws Exception {
        Installation installation = Installation.here();
        PrintWriter out = spec.commandLine().getOut();
        try (StoreAccess access = StoreAccess.reading(Installation.environment(Map.of()))) {
            Backup backup = new Backup(access.store(), () -> awaitTaken(hub.api(installation), out));
            Manifest manifest = backup.write(file);
            out.println("backup=" + file + " taken=" + manifest.takenAt() + " schema=" + manifest.schema() + " tables="
                    + manifest.tables().size() + " rows=" + manifest.rows());
        }
        out.flush();
        return 0;
    }

    /** Each queue has been empty once: then everything it held before is in the store. */
    private void awaitTaken(Web api, PrintWriter out) {
        Set<String> emptied = new HashSet<>();
        long end = System.nanoTime() + Duration.ofSeconds(patience).toNanos();
        while (System.nanoTime() < end) {
            JsonNode captured;
            try {
                captured = api.get("/api/status").path("captured");
            } catch (Unreachable e) {
                out.println(
                        "The hub does not run: what its broker holds is not in the backup. Keep its folder (data/broker).");
                return;
            } catch (Refused e) {
                throw new IllegalStateException(
                        "The hub does not tell what it holds (--user, --password): " + e.getMessage());
            }
            if (!captured.isObject()) {
                out.println("The broker does not tell what it holds: that is not in the backup. Keep its journal.");
                return;
            }
            captured.properties().stream()
                    .filter(queue -> queue.getValue().asLong() == 0)
                    .forEach(queue -> emptied.add(queue.getKey()));
            if (captured.properties().stream().allMatch(queue -> emptied.contains(queue.getKey()))) {
                return;
            }
            sleep();
        }
        throw new IllegalStateException("What has come in was not taken in within " + patience
                + " s (--patience): look at the page of the systems");
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted");
        }
    }
}
