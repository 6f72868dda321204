package io.revhub.cli;

import io.revhub.broker.BrokerAlone;
import io.revhub.postgres.EmbeddedServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts a broker or a database alone, for the crash harness. */
@Command(
        name = "server",
        description = "Starts a broker or a database alone, on loopback: for trials.",
        hidden = true,
        mixinStandardHelpOptions = true)
final class ServerCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which server: broker or database?");
    }

    @Command(description = "An Artemis broker, without log-in.", mixinStandardHelpOptions = true)
    int broker(
            @Option(names = "--folder", required = true, description = "Holds its journal") Path folder,
            @Option(names = "--port", required = true) int port)
            throws InterruptedException {
        BrokerAlone broker = BrokerAlone.start(folder, port);
        return stand(broker::close, "The broker is ready at port " + port);
    }

    @Command(description = "A PostgreSQL server.", mixinStandardHelpOptions = true)
    int database(
            @Option(names = "--folder", required = true, description = "Holds its data, and its password in a file")
                    Path folder,
            @Option(names = "--port", required = true) int port)
            throws InterruptedException {
        EmbeddedServer database = EmbeddedServer.start(folder, port);
        return stand(database::close, database.jdbcUrl("revhub"));
    }

    /** Until the process is told to end. */
    private int stand(Runnable close, String ready) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(close));
        PrintWriter out = spec.commandLine().getOut();
        out.println(ready);
        out.flush();
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }
}
