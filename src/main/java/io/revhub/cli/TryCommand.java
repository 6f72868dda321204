package io.revhub.cli;

import io.revhub.workbench.Bench;
import io.revhub.workbench.Row;
import io.revhub.workbench.Sample;
import io.revhub.workbench.Tried;
import io.revhub.workbench.Verdict;
import io.revhub.workspace.Workspace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a mapping on its samples; nothing needs to run for it. */
@Command(
        name = "try",
        description = "Runs a mapping on its samples and shows what it makes beside what is expected. Exit status 1 if"
                + " something differs.",
        mixinStandardHelpOptions = true)
final class TryCommand implements Callable<Integer> {

    private static final int AROUND = 2;

    @Parameters(index = "0", description = "The mapping: order/to-erp")
    private String mapping;

    @Parameters(index = "1", arity = "0..1", description = "The name of one sample (default: all)")
    private String name;

    @Option(
            names = "--against",
            description = "A folder with another mappings/: compares what the two make of the samples, instead of what"
                    + " the samples expect")
    private Path against;

    @Option(
            names = "--accept",
            description = "Writes what is made into the samples that differ: look at the difference before")
    private boolean accept;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Bench bench = bench(Path.of(""));
        Bench other = against == null ? null : bench(against);
        List<Sample> samples = bench.samples(mapping).stream()
                .filter(s -> name == null || s.name().equals(name.replaceAll("\\.json$", "")))
                .toList();
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("There is no sample " + (name == null ? "" : name + " ") + "of "
                    + mapping + "; samples are mappings/<document>/samples/<direction>/*.json");
        }
        PrintWriter out = spec.commandLine().getOut();
        long differing = samples.stream()
                .filter(s -> !tell(s, verdict(s, bench, other), out))
                .count();
        if (accept && other == null) {
            accept(samples, bench, out);
        }
        out.println("samples=" + samples.size() + " differing=" + differing);
        out.flush();
        return differing == 0 ? 0 : 1;
    }

    private static void accept(List<Sample> samples, Bench bench, PrintWriter out) {
        Workspace workspace = new Workspace(Path.of("").toAbsolutePath(), Duration.ofMinutes(1));
        samples.stream().map(bench::check).filter(v -> !v.asExpected()).forEach(verdict -> {
            workspace.write(verdict.sample().path(), verdict.accepted());
            out.println("accepted: " + verdict.sample().path());
        });
    }

    private static Bench bench(Path folder) {
        return new Bench(new Workspace(folder.toAbsolutePath().normalize(), Duration.ofMinutes(1)));
    }

    private static Verdict verdict(Sample sample, Bench bench, Bench other) {
        if (other == null) {
            return bench.check(sample);
        }
        Tried theirs = other.run(sample.mapping(), sample.given(), sample.variables());
        Tried ours = bench.run(sample.mapping(), sample.given(), sample.variables());
        List<Row> rows = Row.sideBySide(theirs.lines(), ours.lines());
        return new Verdict(sample, ours, rows.stream().allMatch(Row::same), rows);
    }

    /** @return whether it is as expected */
    private boolean tell(Sample sample, Verdict verdict, PrintWriter out) {
        out.println(sample.mapping() + " " + sample.name() + ": " + (verdict.asExpected() ? "as expected" : "differs"));
        Tried tried = verdict.tried();
        if (tried.file() != null) {
            out.println("  " + tried.file() + ":" + Math.max(1, tried.line()) + ": " + tried.refusal());
        }
        tried.violations().forEach(v -> out.println("  does not fit the schema: " + v));
        if (name != null || !verdict.asExpected()) {
            String left = against == null ? "expected" : against.toString();
            new SideBySide(left, "made")
                    .lines(verdict.rows(), name == null ? AROUND : Integer.MAX_VALUE)
                    .forEach(out::println);
        }
        return verdict.asExpected();
    }
}
