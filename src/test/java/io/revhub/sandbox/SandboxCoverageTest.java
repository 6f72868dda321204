package io.revhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.NamedTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/sandbox-coverage.md tells of each thing that a real system does where the sandbox does it, which test shows it and
 * which test shows that the connector meets it. What it names must be there.
 */
class SandboxCoverageTest {

    private static final Path PAGE = Path.of("docs/sandbox-coverage.md");
    private static final List<String> SYSTEMS =
            List.of("crm", "billing", "erp", "shop", "provisioning", "signature", "partner", "faults", "connectors");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private final Set<Path> main = files("src/main/java/io/revhub/sandbox");
    private final NamedTests tests = new NamedTests();
    private final List<Row> rows = rows();

    /** One row: of which system, what it does, and where that is done, shown and met. */
    private record Row(String system, String what, String where, String shown, String met) {

        @Override
        public String toString() {
            return system + ": " + what;
        }
    }

    @Test
    void everySystemHasItsSection() {
        assertThat(lines().filter(line -> line.startsWith("## ")))
                .extracting(SandboxCoverageTest::section)
                .containsExactlyElementsOf(SYSTEMS);
    }

    @Test
    void nothingIsToldTwice() {
        assertThat(rows.stream().map(Row::toString)).doesNotHaveDuplicates();
    }

    @Test
    void whatTheSandboxDoesIsDoneByClassesThatAreThere() {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            Set<String> named = names(row.where());
            if (named.isEmpty() && !isNone(row.where())) {
                wrong.add(row + " names no class");
            }
            named.stream()
                    .filter(name -> main.stream().noneMatch(isClass(name)))
                    .forEach(name -> wrong.add(row + " names " + name + ", which is no class of the sandbox"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void testsOfTheSandboxShowIt() {
        assertThat(missing(unlessNone(Row::shown), path -> of(path, "sandbox") || of(path, "clients")))
                .isEmpty();
    }

    @Test
    void testsOfTheHubShowThatItsConnectorMeetsItOrThePageSaysWhyNoneDoes() {
        assertThat(missing(unlessNone(Row::met), path -> !of(path, "sandbox"))).isEmpty();
    }

    private static boolean isNone(String cell) {
        return cell.startsWith("none: ");
    }

    private static Function<Row, String> unlessNone(Function<Row, String> cell) {
        return cell.andThen(text -> isNone(text) ? null : text);
    }

    private List<String> missing(Function<Row, String> cell, Predicate<Path> where) {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            String text = cell.apply(row);
            if (text != null) {
                tests.missing(text, where).forEach(name -> wrong.add(row + " names " + name));
            }
        }
        return wrong;
    }

    private static Set<String> names(String cell) {
        return NAME.matcher(cell).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Predicate<Path> isClass(String name) {
        return path -> path.endsWith(name + ".java");
    }

    private static boolean of(Path path, String folder) {
        return Stream.iterate(path.getParent(), parent -> parent != null, Path::getParent)
                .anyMatch(parent -> parent.endsWith(folder));
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        String system = null;
        for (String line : lines().toList()) {
            if (line.startsWith("## ")) {
                system = section(line);
            } else if (system != null && line.startsWith("| ") && !line.startsWith("| ---")) {
                String[] cells = line.substring(2).split(" ?\\| ?", -1);
                assertThat(cells).as(line).hasSize(5);
                if (!cells[0].equals("what")) {
                    rows.add(new Row(system, cells[0], cells[1], cells[2], cells[3]));
                }
            }
        }
        return rows;
    }

    private static String section(String line) {
        return line.substring(3).split(" ")[0];
    }

    private static Stream<String> lines() {
        try {
            return Files.readString(PAGE).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Path> files(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
