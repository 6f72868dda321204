package io.revhub.cli;

import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the simulated systems alone. */
@Command(
        name = "sandbox",
        description = "Starts the simulated systems alone, for other clients, until it is stopped.",
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--fill",
            paramLabel = "WHAT=N",
            split = ",",
            description = "Adds so many records to the CRM first: products=1000000,accounts=200000")
    private Map<String, Integer> fill = Map.of();

    @Override
    public Integer call() throws InterruptedException {
        var context = new SpringApplicationBuilder(SandboxAlone.class)
                .web(WebApplicationType.NONE)
                .profiles("sandbox")
                .logStartupInfo(false)
                .properties("logging.level.root=WARN")
                .run();
        Installation installation = Installation.of(context.getEnvironment());
        fill(installation);
        PrintWriter out = spec.commandLine().getOut();
        out.println("The sandbox landscape is ready");
        new Places(installation).ofSandbox().forEach(out::println);
        out.println("Stop it with Ctrl+C");
        out.flush();
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    private void fill(Installation installation) {
        if (fill.isEmpty()) {
            return;
        }
        if (!Set.of("products", "accounts").containsAll(fill.keySet())) {
            throw new ParameterException(
                    spec.commandLine(), "--fill: products and accounts, not " + String.join(", ", fill.keySet()));
        }
        String wanted = fill.entrySet().stream().map(Object::toString).sorted().collect(Collectors.joining("&"));
        Web crm = new Web(installation.sandbox().get("crm").address(), Map.of(), Duration.ofHours(2));
        crm.postForm("/_sandbox/fill?" + wanted, "");
    }
}
