package io.revhub.cli;

import io.revhub.backup.Manifest;
import io.revhub.backup.Restore;
import io.revhub.cli.client.Installation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a store out of a backup. */
@Command(
        name = "restore",
        description =
                "Makes a store out of a backup, in an empty database, while no hub runs on it. The file is checked as"
                        + " a whole first; nothing is overwritten.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Parameters(index = "0", description = "What backup has written")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (StoreAccess access = StoreAccess.writing(Installation.environment(Map.of()))) {
            Manifest manifest = new Restore(access.store()).read(file);
            out.println("restored=" + file + " taken=" + manifest.takenAt() + " rows=" + manifest.rows());
        }
        out.flush();
        return 0;
    }
}
