package io.revhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.lint.Finding;
import io.revhub.lint.Lint;
import io.revhub.workbench.Bench;
import io.revhub.workbench.Verdict;
import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is new passes lint and its own sample at once, in a copy of the repository's own files. */
class NewCommandTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath();

    private static List<Finding> before;

    @TempDir
    private Path folder;

    private final StringWriter told = new StringWriter();

    @BeforeEach
    void copy() throws IOException {
        for (String name : Workspace.FOLDERS) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve(name))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(REPOSITORY.relativize(file)));
                }
            }
        }
    }

    @Test
    void aDocumentAndItsWaysToAndFromSystemsAndDocuments() {
        assertThat(run("document", "warranty", "--record", "Warranty__c")).isZero();
        assertThat(run("mapping", "warranty/to-erp", "--kamelet", "s4-product-sink"))
                .isZero();
        assertThat(run("mapping", "warranty/to-provisioning")).isZero();
        assertThat(run(
                        "mapping",
                        "warranty/from-provisioning",
                        "--record",
                        "Warranty",
                        "--kamelet",
                        "provisioning-reader"))
                .isZero();
        assertThat(run("mapping", "warranty/from-order")).isZero();

        assertThat(findings()).containsExactlyElementsOf(before());
        Bench bench = new Bench(new Workspace(folder, Duration.ZERO));
        assertThat(bench.mappings().stream().filter(m -> m.startsWith("warranty/")))
                .hasSize(5)
                .allSatisfy(mapping -> assertThat(bench.samples(mapping))
                        .hasSize(1)
                        .allSatisfy(sample -> {
                            Verdict verdict = bench.check(sample);
                            assertThat(verdict.asExpected())
                                    .as(verdict.toString())
                                    .isTrue();
                        }));
    }

    @Test
    void anExistingDocumentGetsAWayToOneMoreSystem() {
        assertThat(run("mapping", "quote/to-provisioning")).isZero();

        assertThat(findings()).containsExactlyElementsOf(before());
    }

    @Test
    void aSystemIsThereWithoutJavaAndDocumentsComeAndGo() throws IOException {
        assertThat(run("system", "warehouse")).isZero();
        assertThat(run("document", "pallet", "--from", "warehouse", "--record", "Record"))
                .isZero();
        assertThat(run("mapping", "order/to-warehouse")).isZero();

        assertThat(findings())
                .filteredOn(f -> !before().contains(f))
                .extracting(Finding::path)
                .as("what hints at changes waits for a route of its own")
                .containsExactly("kamelets/warehouse-catch-up-source.kamelet.yaml");
        assertThat(folder.resolve("config/application.yaml"))
                .content()
                .containsPattern("queues: .*,capture\\.warehouse\\n")
                .contains("  systems:\n    warehouse:\n      address: ");
        assertThat(run("system", "warehouse")).isNotZero();
        assertThat(told.toString()).contains("There is a system warehouse already");
    }

    @Test
    void nothingThatIsThereIsOverwritten() {
        assertThat(run("mapping", "order/to-erp")).isNotZero();
        assertThat(run("document", "order")).isNotZero();
        assertThat(run("document", "Order")).isNotZero();
        assertThat(run("mapping", "order/sideways")).isNotZero();
        assertThat(told.toString())
                .contains("There is a mapping order/to-erp already", "There is a document order already");
    }

    /** What lint says of the repository itself. */
    private static List<Finding> before() {
        if (before == null) {
            before = new Lint(new Workspace(REPOSITORY, Duration.ofMinutes(1))).findings();
        }
        return before;
    }

    private List<Finding> findings() {
        return new Lint(new Workspace(folder, Duration.ofMinutes(1))).findings();
    }

    private int run(String what, String... arguments) {
        CommandLine line = Commands.line();
        line.setOut(new PrintWriter(told));
        line.setErr(new PrintWriter(told));
        return line.execute(Stream.concat(Stream.of("new", "--folder", folder.toString(), what), Stream.of(arguments))
                .toArray(String[]::new));
    }
}
