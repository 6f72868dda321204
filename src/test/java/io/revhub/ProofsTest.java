package io.revhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/proofs.md says which test shows what: it names tests that are there, at least one for each claim. */
class ProofsTest {

    @Test
    void everyClaimNamesTestsThatAreThere() throws IOException {
        NamedTests tests = new NamedTests();

        assertThat(claims())
                .hasSizeGreaterThan(60)
                .allSatisfy(claim ->
                        assertThat(tests.missing(claim, path -> true)).as(claim).isEmpty());
    }

    private static List<String> claims() throws IOException {
        return Files.readAllLines(Path.of("docs/proofs.md")).stream()
                .filter(line -> line.startsWith("| "))
                .filter(line -> !line.startsWith("| **") && !line.startsWith("| ---") && !line.startsWith("| claim"))
                .map(line -> line.substring(line.indexOf(" | ")))
                .toList();
    }
}
