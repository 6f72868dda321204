package io.revhub.connector.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation of each connector under each fault: it ends in success, and nothing is lost or there twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {

    private static final Set<String> OF_SYSTEMS = Set.of("sink", "read", "catch-up", "webhook", "s4-events");
    private static final Path TABLE = Path.of("docs/connectors/faults.md");

    private final List<Operation> operations = new ArrayList<>();
    private Ground ground;
    private Matrix matrix;

    @BeforeAll
    void carryOut(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        ground = new Ground(folder);
        operations.addAll(new CrmRows(ground).all());
        operations.addAll(new ErpRows(ground).all());
        operations.addAll(new ShopRows(ground).all());
        operations.addAll(new BillingRows(ground).all());
        operations.addAll(new ServiceRows(ground).all());
        operations.addAll(new PartnerRows(ground).all());
        matrix = new Matrix(ground);
        matrix.run(operations);
    }

    @AfterAll
    void close() {
        ground.close();
    }

    Stream<Operation> operations() {
        return operations.stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whateverGoesWrongItEndsAsIfNothingHad(Operation operation) {
        Matrix.Cell right = matrix.untroubled(operation);
        assertThat(right.end())
                .as("without any fault %s %s", right.endings(), right.result())
                .isInstanceOf(Ending.Done.class);
        SoftAssertions all = new SoftAssertions();
        matrix.row(operation).forEach((trouble, cell) -> {
            String place = operation.kamelet() + " " + operation.what() + ", " + trouble.title;
            all.assertThat(cell.met()).as("%s: was it met", place).isTrue();
            all.assertThat(cell.end())
                    .as("%s: its end %s", place, cell.endings())
                    .isInstanceOf(Ending.Done.class);
            all.assertThat(cell.created()).as("%s: records made", place).isEqualTo(right.created());
            all.assertThat(cell.result()).as("%s: what came of it", place).isEqualTo(right.result());
            all.assertThat(cell.endings())
                    .as("%s: reasons", place)
                    .noneMatch(ending ->
                            ending instanceof Ending.Again again && again.why().isBlank());
        });
        all.assertAll();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theWaitThatASystemAsksForIsHeard(Operation operation) {
        Matrix.Cell cell = matrix.row(operation).get(Trouble.TOO_MANY);
        if (cell != null) {
            assertThat(cell.endings())
                    .anySatisfy(ending -> assertThat(ending)
                            .isInstanceOfSatisfying(
                                    Ending.Again.class,
                                    again -> assertThat(again.after())
                                            .isEqualTo(Duration.ofSeconds(Trouble.RETRY_AFTER))));
        }
    }

    @Test
    void noKameletIsWithoutARow() throws IOException {
        Set<String> kamelets = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("kamelets"))) {
            for (Path file : files.toList()) {
                if (OF_SYSTEMS.contains(Connectors.uri(file).replaceFirst(":.*", ""))) {
                    kamelets.add(file.getFileName().toString().replace(".kamelet.yaml", ""));
                }
            }
        }
        Set<String> rows = new TreeSet<>();
        operations.forEach(operation -> rows.add(operation.kamelet()));
        assertThat(rows).isEqualTo(kamelets);
    }

    @Test
    void thePageShowsTheMatrix() throws IOException {
        String table = new Table(matrix, operations).text();
        if (Boolean.getBoolean("matrix.write")) {
            Files.writeString(TABLE, table);
        }
        assertThat(Files.readString(TABLE))
                .as("written by ./mvnw test -Dtest=FaultMatrixTest -Dmatrix.write=true")
                .isEqualTo(table);
    }
}
