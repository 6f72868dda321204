package io.revhub.cli;

import io.revhub.broker.BrokerAlone;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a broker alone, for the crash harness. */
@Command(
        name = "broker",
        description = "Starts an Artemis broker alone, on loopback and without log-in: for trials.",
        hidden = true,
        mixinStandardHelpOptions = true)
final class BrokerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--folder", required = true, description = "Holds its journal")
    private Path folder;

    @Option(names = "--port", required = true)
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        BrokerAlone broker = BrokerAlone.start(folder, port);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        PrintWriter out = spec.commandLine().getOut();
        out.println("The broker is ready at port " + port);
        out.flush();
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }
}
