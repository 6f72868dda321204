package io.revhub.cli;

import io.revhub.postgres.EmbeddedServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a PostgreSQL server alone, for the crash harness. */
@Command(
        name = "database",
        description = "Starts a PostgreSQL server alone, on loopback: for trials.",
        hidden = true,
        mixinStandardHelpOptions = true)
final class DatabaseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--folder", required = true, description = "Holds its data, and its password in a file")
    private Path folder;

    @Option(names = "--port", required = true)
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        EmbeddedServer server = EmbeddedServer.start(folder, port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        PrintWriter out = spec.commandLine().getOut();
        out.println(server.jdbcUrl("revhub"));
        out.flush();
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }
}
