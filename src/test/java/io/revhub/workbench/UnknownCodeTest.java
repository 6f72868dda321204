package io.revhub.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A code that nobody knows is refused, and the refusal names the list to mend; the repository's own mappings and samples. */
class UnknownCodeTest {

    private final Bench bench = new Bench(new Workspace(Path.of("").toAbsolutePath(), Duration.ofMinutes(1)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // mapping        | where the code stands | the code | what the refusal names
                "order/to-erp     | /lines/0/unit         | barrel   | config/units.yaml",
                "order/to-erp     | /paymentTerms         | net999   | config/payment-terms.yaml",
                "order/to-erp     | /sellingCompany       | 9999     | config/companies.yaml",
                "account/from-crm | /BillingCountry       | Elbonia  | config/crm-countries.yaml",
                "product/from-crm | /QuantityUnitOfMeasure | Barrel  | config/crm-units.yaml",
                "quote/from-crm   | /CurrencyIsoCode      | XQZ      | XQZ",
            })
    void isRefusedWithTheListToMend(String mapping, String place, String code, String named) {
        Sample sample = bench.samples(mapping).stream()
                .filter(s -> s.refused() == null && s.given().at(place).isTextual())
                .findFirst()
                .orElseThrow();
        JsonNode given = sample.given().deepCopy();
        int end = place.lastIndexOf('/');
        ((ObjectNode) given.at(place.substring(0, end))).put(place.substring(end + 1), code);

        Tried tried = bench.run(mapping, given, sample.variables());

        assertThat(tried.refusal()).contains(code).contains(named);
    }
}
