package io.revhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TryCommandTest {

    private final StringWriter told = new StringWriter();

    @Test
    void aMappingThatDoesWhatItsSamplesExpectEndsWell() {
        assertThat(run("try", "order/to-erp")).isZero();

        assertThat(told.toString()).contains("as expected").contains("differing=0");
    }

    @Test
    void aMappingIsComparedWithThatOfAnotherCheckout(@TempDir Path other) throws IOException {
        Path mappings = Path.of("mappings").toAbsolutePath();
        try (Stream<Path> files = Files.walk(mappings)) {
            for (Path file : files.toList()) {
                Files.copy(file, other.resolve("mappings").resolve(mappings.relativize(file)));
            }
        }
        assertThat(run("try", "order/to-erp", "--against", other.toString())).isZero();
        Path mapping = other.resolve("mappings/order/to-erp.jslt");
        Files.writeString(mapping, Files.readString(mapping).replace("\"Material\"", "\"Product\""));

        assertThat(run("try", "order/to-erp", "--against", other.toString())).isEqualTo(1);

        assertThat(told.toString()).containsPattern("\"Product\" : .* ! ").containsPattern("! .*\"Material\" : ");
    }

    @Test
    void whatHasNoSampleIsSaid() {
        assertThat(run("try", "order/to-moon")).isNotZero();

        assertThat(told.toString()).contains("There is no sample of order/to-moon");
    }

    private int run(String... arguments) {
        CommandLine line = Commands.line();
        line.setOut(new PrintWriter(told));
        line.setErr(new PrintWriter(told));
        return line.execute(arguments);
    }
}
