package io.revhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that says which test shows what names tests that there are, at least one for each claim. */
class ProofsTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Path TESTS = Path.of("src/test/java");

    @Test
    void everyClaimNamesATest() throws IOException {
        assertThat(claims())
                .hasSizeGreaterThan(20)
                .allSatisfy(claim -> assertThat(claim).containsPattern(NAMED));
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        List<MatchResult> named = claims().stream()
                .flatMap(claim -> NAMED.matcher(claim).results())
                .toList();

        assertThat(named)
                .allSatisfy(test -> assertThat(methods(test.group(1)))
                        .as(test.group())
                        .anyMatch(text -> text.contains("void " + test.group(2) + "(")));
    }

    private static List<String> claims() throws IOException {
        return Files.readAllLines(Path.of("docs/proofs.md")).stream()
                .filter(line -> line.startsWith("| "))
                .filter(line -> !line.startsWith("| **") && !line.startsWith("| ---") && !line.startsWith("| claim"))
                .toList();
    }

    /** The text of the classes of this name; there may be several in different packages. */
    private static List<String> methods(String name) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.endsWith(name + ".java"))
                    .map(ProofsTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
