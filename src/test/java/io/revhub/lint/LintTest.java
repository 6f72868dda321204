package io.revhub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.WorkspaceCopy;
import io.revhub.lint.Finding.Severity;
import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake is made in a copy of the repository's own files, and is found at its line. */
class LintTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        WorkspaceCopy.to(folder);
    }

    @Test
    void theRepositoryItselfHasNoErrors() {
        assertThat(findings()).filteredOn(f -> f.severity() == Severity.ERROR).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // what is edited                        | what stands there            | what is written instead
                // | what is found
                "routes/order/to-erp.camel.yaml          | kamelet:s4-sales-order-sink  | kamelet:s5-sales-order-sink    | There is no Kamelet s5-sales-order-sink",
                "routes/order/to-erp.camel.yaml          | mapping: order/to-erp        | mapping: order/to-epr          | There is no mapping order/to-epr",
                "routes/order/to-erp.camel.yaml          | atMost: 50                   | atmost: 50                     | has no parameter atmost",
                "routes/order/to-erp.camel.yaml          | system: erp                  | system: crm                    | The file's name says order/to-erp",
                "routes/order/to-erp.camel.yaml          | id: order/to-erp             | id: orders/to-erp              | does not begin with order/to-erp",
                "routes/order/to-erp.camel.yaml          | steps:                       | stepz:                         | Kaoto could not open this",
                "routes/order/to-erp.camel.yaml          | document: order              | # document: order              | The Kamelet deliveries needs document",
                "kamelets/map.kamelet.yaml               | name: map                    | name: maps                     | The Kamelet's name is not the file's",
                "kamelets/deliveries.kamelet.yaml        | workers: \"{{workers}}\"     | workers: \"{{worker}}\"        | uses {{worker}}, which is no parameter",
                "mappings/order/to-erp.jslt              | .paymentTerms                | .paymentTerm                   | It reads .paymentTerm, which a document of the type order does not have",
                "mappings/order/to-erp.jslt              | code(\"units\", .unit)       | code(\"unitz\", .unit)         | There is no code list unitz",
                "mappings/order/to-erp.jslt              | let currency = .currency     | let currency = .lines[0].net * 2 | * is refused: it calculates in floating point",
                "mappings/standing/ownership.yaml           | default: erp                 | default: crn                   | crn owns something, but no route from-crn brings it",
                "mappings/standing/ownership.yaml           | existence: erp               | existense: erp                 | There is no section existense",
                "config/units.yaml                       | piece:                       | '@piece: '                    | This is no YAML",
                "config/approvals.yaml                   | manager: 25                  | manager: 25 %                  | which is no number",
                "config/approvals.yaml                   | director: 200                | head: 200                      | The rule below-margin says nothing of director",
                "config/approvals.yaml                   | 'goods: 15, '                | ''                             | The rule margin says nothing of goods",
                "config/approvals.yaml                   | payment-days:                | payment-day:                   | There is no rule payment-day",
            })
    void aMistakeIsFoundAtItsPlace(String path, String there, String instead, String problem) {
        int line = replace(path, there, instead);

        assertThat(findings())
                .filteredOn(f -> f.path().equals(path) && f.problem().contains(problem))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.remedy()).isNotBlank())
                .anySatisfy(f -> assertThat(f.line()).isBetween(0, line + 1));
    }

    @Test
    void ofABrokenSchemaOnlyItselfIsNamed() {
        replace("mappings/contract/contract.schema.json", "{", "{,");

        assertThat(findings())
                .filteredOn(f -> f.severity() == Severity.ERROR)
                .extracting(Finding::path)
                .containsOnly("mappings/contract/contract.schema.json");
    }

    @Test
    void aMappingThatNobodyUsesIsNamed() throws IOException {
        Files.delete(folder.resolve("routes/order/to-erp.camel.yaml"));

        assertThat(findings())
                .extracting(Finding::path, Finding::problem)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        "mappings/order/to-erp.jslt", "No route uses this mapping"));
    }

    @Test
    void aFieldThatNoMappingWritesIsNamed() {
        replace("mappings/order/order.schema.json", "\"properties\": {", "\"properties\": {\n\"colour\": {},");

        assertThat(findings()).extracting(Finding::problem).contains("No mapping writes the field colour");
    }

    @Test
    void aKeyThatIsWrittenOnlySometimesIsRefused() throws IOException {
        Path file = folder.resolve("mappings/opportunity/from-quote.jslt");
        Files.writeString(
                file,
                "{\"document\": if (.status == \"accepted\") {\"stage\": \"won\", \"closedOn\": null} else {\"stage\": \"lost\"}}");

        assertThat(findings())
                .filteredOn(f -> f.path().equals("mappings/opportunity/from-quote.jslt"))
                .extracting(Finding::problem)
                .contains("It writes closedOn only sometimes");
    }

    @Test
    void aFieldWithoutOwnerIsNamed() {
        replace("mappings/standing/ownership.yaml", "default: erp", "fields: {account: erp}");

        assertThat(findings())
                .extracting(Finding::problem)
                .contains("The field sellingCompany of the standing has no owner");
    }

    private List<Finding> findings() {
        return new Lint(new Workspace(folder, Duration.ofMinutes(1))).findings();
    }

    /** @return the line in which it stood */
    private int replace(String path, String there, String instead) {
        try {
            Path file = folder.resolve(path);
            String text = Files.readString(file);
            assertThat(text).as(path).contains(there);
            Files.writeString(file, text.replace(there, instead));
            return (int) text.substring(0, text.indexOf(there)).lines().count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
