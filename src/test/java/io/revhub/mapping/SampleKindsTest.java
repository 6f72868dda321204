package io.revhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which kinds of samples a mapping has, and which are still to be written. */
class SampleKindsTest {

    private static final Path STILL_MISSING = Path.of("src/test/resources/samples-still-missing.txt");

    @TempDir
    private Path folder;

    private final Workspace workspace = new Workspace(Path.of("").toAbsolutePath(), Duration.ofMinutes(1));
    private final Mappings mappings = new Mappings(workspace);
    private final Map<String, List<Sample>> samples = workspace.files("mappings", ".json").stream()
            .filter(Sample::isOne)
            .map(Sample::of)
            .collect(Collectors.groupingBy(Sample::mapping));

    @Test
    void noMappingMissesAKindOfSampleThatIsNotListed() throws IOException {
        List<String> missing = new ArrayList<>();
        for (String name : mappings.names()) {
            SampleKinds kinds = new SampleKinds(
                    mappings.coverage(name),
                    workspace.file("mappings/" + name + ".jslt").orElseThrow().text(),
                    samples.getOrDefault(name, List.of()));
            kinds.missing().forEach(kind -> missing.add(name + ": " + kind.word));
        }
        if (Boolean.getBoolean("samples.write")) {
            Files.write(STILL_MISSING, missing);
        }
        assertThat(missing)
                .as("write the sample; it is listed by ./mvnw test -Dtest=SampleKindsTest -Dsamples.write=true")
                .isSubsetOf(Files.readAllLines(STILL_MISSING));
    }

    @Test
    void aMappingWithoutMoneyTextOrRefusalNeedsNoSampleOfThese() {
        SampleKinds none = kinds("{\"status\": if (.done) \"C\" else \"A\"}", "[{\"given\": {\"done\": true}}]");

        assertThat(none.missing()).containsExactly(SampleKinds.Kind.MINIMAL);
    }

    @Test
    void whatAMappingReadsTellsWhatItsSamplesMustShow() {
        String text = "{\"n\": .name, \"c\": .currency, \"t\": code(\"payment-terms\", .terms), \"p\": .phone}";

        assertThat(kinds(text, "[{\"given\": {\"name\": \"Acme\", \"currency\": \"EUR\", \"terms\": \"net30\"}}]")
                        .missing())
                .containsExactly(
                        SampleKinds.Kind.FULL,
                        SampleKinds.Kind.CLEARED,
                        SampleKinds.Kind.ODD_CHARACTERS,
                        SampleKinds.Kind.OTHER_CURRENCY,
                        SampleKinds.Kind.REFUSED);
        assertThat(kinds(text, """
                        [{"given": {"name": "M\\u00fcller & S\\u00f6hne", "currency": "JPY", "terms": "net30", "phone": "1"}},
                         {"given": {"name": null, "currency": null, "terms": null, "phone": null}},
                         {"given": {}, "refused": "unknown"}]
                        """).missing()).isEmpty();
    }

    private SampleKinds kinds(String text, String samples) {
        Coverage coverage = TestWorkspace.in(folder)
                .write("mappings/thing/to-erp.jslt", text)
                .mappings()
                .coverage("thing/to-erp");
        List<Sample> all = new ArrayList<>();
        TestWorkspace.json(samples).forEach(sample -> all.add(new Sample("a sample", sample)));
        return new SampleKinds(coverage, text, all);
    }
}
