package io.revhub.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchTest {

    private static final String MAPPING = "mappings/thing/to-erp.jslt";
    private static final String SAMPLE = "mappings/thing/samples/to-erp/full.json";

    private final Workspace workspace = Workspace.of(Map.of(
            MAPPING,
            "{\"Net\": .net, \"Text\": .name}",
            SAMPLE,
            "{\"given\": {\"net\": 10.10, \"name\": \"a\"}, \"then\": {\"Net\": 10.10, \"Text\": \"a\"}}"));

    @Test
    void aSampleThatIsMappedAsExpectedDiffersInNoLine() {
        Verdict verdict = check(new Bench(workspace));

        assertThat(verdict.asExpected()).isTrue();
        assertThat(verdict.rows()).allMatch(Row::same);
        assertThat(verdict.tried().lines()).contains("10.10");
    }

    @Test
    void anUnsavedMappingIsTriedWithoutBeingSaved() {
        Verdict verdict = check(new Bench(workspace).with("thing/to-erp", "{\"Net\": .net, \"Text\": .name + \"!\"}"));

        assertThat(verdict.asExpected()).isFalse();
        assertThat(verdict.rows())
                .filteredOn(row -> !row.same())
                .containsExactly(new Row("  \"Text\" : \"a\"", "  \"Text\" : \"a!\""));
        assertThat(check(new Bench(workspace)).asExpected()).isTrue();
    }

    @Test
    void aBrokenMappingIsNamedWithItsLine() {
        Tried tried = check(new Bench(workspace).with("thing/to-erp", "{\n\"Net\": .net,\n\"Text\": }"))
                .tried();

        assertThat(tried.file()).isEqualTo(MAPPING);
        assertThat(tried.line()).isEqualTo(3);
        assertThat(tried.refusal()).isNotBlank();
    }

    @Test
    void aSampleMayExpectARefusal() {
        Workspace refusing = workspace
                .with(MAPPING, "code(\"units\", .unit)")
                .with("config/units.yaml", "piece: PC")
                .with(SAMPLE, "{\"given\": {\"unit\": \"barrel\"}, \"refused\": \"barrel\"}");

        assertThat(check(new Bench(refusing)).asExpected()).isTrue();
        assertThat(check(new Bench(refusing.with(SAMPLE, "{\"given\": {\"unit\": \"barrel\"}, \"refused\": \"ton\"}")))
                        .asExpected())
                .isFalse();
    }

    @Test
    void whatDoesNotFitTheCanonicalFormIsNotAsExpected() {
        String record = "{\"given\": {\"n\": 1}, \"then\": {\"document\": {\"number\": 1}}}";
        Bench bench = new Bench(Workspace.of(Map.of(
                "mappings/thing/thing.schema.json",
                "{\"type\": \"object\", \"properties\": {\"number\": {\"type\": \"string\"}}}",
                "mappings/thing/from-crm.jslt",
                "{\"document\": {\"number\": .n}}",
                "mappings/thing/samples/from-crm/a.json",
                record)));

        Verdict verdict = bench.check(bench.samples("thing/from-crm").get(0));

        assertThat(verdict.asExpected()).isFalse();
        assertThat(verdict.tried().violations()).singleElement().asString().contains("number");
    }

    @Test
    void fieldsThatDifferAreNamedByTheirPlace() {
        List<Difference> differences = Difference.between(
                Json.read("{\"a\": 1, \"lines\": [{\"net\": \"1.00\"}], \"gone\": null}"),
                Json.read("{\"a\": 1, \"lines\": [{\"net\": \"2.00\"}, {\"net\": \"3.00\"}]}"));

        assertThat(differences).extracting(Difference::field).containsExactly("gone", "lines[0].net", "lines[1]");
    }

    @Test
    void linesThatOnlyOneSideHasStandAlone() {
        assertThat(Row.sideBySide("a\nb\nc", "a\nc\nd"))
                .containsExactly(new Row("a", "a"), new Row("b", null), new Row("c", "c"), new Row(null, "d"));
    }

    private static Verdict check(Bench bench) {
        return bench.check(Optional.of(bench.samples("thing/to-erp").get(0)).orElseThrow());
    }
}
