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
import java.util.Optional;
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
            kinds(name).missing().forEach(kind -> missing.add(name + ": " + kind.word));
        }
        if (Boolean.getBoolean("samples.write")) {
            Files.write(STILL_MISSING, missing);
        }
        assertThat(missing)
                .as("write the sample; it is listed by ./mvnw test -Dtest=SampleKindsTest -Dsamples.write=true")
                .isSubsetOf(Files.readAllLines(STILL_MISSING));
    }

    @Test
    void noMappingExceptsAKindThatItHasOrDoesNotNeed() {
        assertThat(mappings.names().stream()
                        .filter(name -> !kinds(name).needlessExceptions().isEmpty()))
                .as("remove the line // No sample ... from these mappings")
                .isEmpty();
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

    @Test
    void whatTheSchemaDemandsNeedsNoSampleWithoutIt() {
        SchemaFields demands = new SchemaFields(TestWorkspace.json("""
                {"properties": {"number": {"type": "string"}, "lines": {"items": {"properties": {"net": {"type": "string"}}, "required": ["net"]}}},
                 "required": ["number", "lines"]}
                """), TestWorkspace.json("{}"));
        SchemaFields lets = new SchemaFields(
                TestWorkspace.json("""
                {"properties": {"number": {"type": "string"}, "lines": {"items": {"properties": {"net": {"$ref": "#/$defs/amount-or-null"}}}}},
                 "required": ["number", "lines"]}
                """),
                TestWorkspace.json("{\"$defs\": {\"amount-or-null\": {\"type\": [\"string\", \"null\"]}}}"));
        String text = "{\"n\": .number, \"l\": [for (.lines) .net]}";
        String sample = "[{\"given\": {\"number\": \"1\", \"lines\": [{\"net\": \"1.00\"}]}}]";

        assertThat(kinds(text, Optional.of(demands), sample).missing()).isEmpty();
        assertThat(kinds(text, Optional.of(lets), sample).missing())
                .containsExactly(SampleKinds.Kind.MINIMAL, SampleKinds.Kind.CLEARED);
    }

    @Test
    void aMappingsOwnFileSaysWhyAKindCannotBe() {
        String sample = "[{\"given\": {\"done\": true}}]";
        String why = "// No sample \"minimal\": nothing is read that can be missing\n";

        assertThat(kinds(why + ".done", sample).missing()).isEmpty();
        assertThat(kinds("// No sample \"minimal\":\n.done", sample).missing())
                .containsExactly(SampleKinds.Kind.MINIMAL);
        assertThat(kinds(why.replace("minimal", "refused") + ".done", sample).needlessExceptions())
                .containsExactly("refused");
    }

    private SampleKinds kinds(String name) {
        return new SampleKinds(
                mappings.coverage(name),
                workspace.file("mappings/" + name + ".jslt").orElseThrow().text(),
                SchemaFields.readBy(name, workspace),
                samples.getOrDefault(name, List.of()));
    }

    private SampleKinds kinds(String text, String samples) {
        return kinds(text, Optional.empty(), samples);
    }

    private SampleKinds kinds(String text, Optional<SchemaFields> source, String samples) {
        Coverage coverage = TestWorkspace.in(folder)
                .write("mappings/thing/to-erp.jslt", text)
                .mappings()
                .coverage("thing/to-erp");
        List<Sample> all = new ArrayList<>();
        TestWorkspace.json(samples).forEach(sample -> all.add(new Sample("a sample", sample)));
        return new SampleKinds(coverage, text, source, all);
    }
}
