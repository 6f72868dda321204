package io.revhub.cli;

import io.revhub.cli.client.Installation;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the simulated systems alone. */
@Command(
        name = "sandbox",
        description = "Starts the simulated systems alone, for other clients, until it is stopped.",
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var context = new SpringApplicationBuilder(SandboxAlone.class)
                .web(WebApplicationType.NONE)
                .profiles("sandbox")
                .logStartupInfo(false)
                .properties("logging.level.root=WARN")
                .run();
        PrintWriter out = spec.commandLine().getOut();
        out.println("The sandbox landscape is ready");
        new Places(Installation.of(context.getEnvironment())).ofSandbox().forEach(out::println);
        out.println("Stop it with Ctrl+C");
        out.flush();
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }
}
