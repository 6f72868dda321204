package io.revhub.cli;

import io.revhub.lint.Finding;
import io.revhub.lint.Finding.Severity;
import io.revhub.lint.Lint;
import io.revhub.workspace.Workspace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks all that engineers edit; nothing needs to run for it. */
@Command(
        name = "lint",
        description = "Checks routes, Kamelets, mappings, schemas, ownership files and code lists: file, line, what is"
                + " wrong, what mends it. Exit status 1 if there is an error.",
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = ".",
            description = "The folder that holds routes/ and the others")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Finding> findings =
                new Lint(new Workspace(folder.toAbsolutePath().normalize(), Duration.ofMinutes(1))).findings();
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(out::println);
        long errors =
                findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
        out.println("errors=" + errors + " warnings=" + (findings.size() - errors));
        out.flush();
        return errors == 0 ? 0 : 1;
    }
}
