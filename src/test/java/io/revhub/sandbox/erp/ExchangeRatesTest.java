package io.revhub.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is posted in dollars without a word of euros is translated by the ERP. */
class ExchangeRatesTest {

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);
    private final Books books = new Books(erp);

    @Test
    void whatRoundingLeavesStandsInTheLargestLine() {
        String customer = given.customer();

        String number = Books.document(books.post(dollars(Given.item(2, "41000000", "-50.01", "H")
                + Given.item(3, "41100000", "-49.99", "H")
                + Given.debtor(1, customer, "100.00", "S"))));

        // 92.17 and 46.09 and 46.07 at 1.0850
        assertThat(inEuros(number)).containsExactlyInAnyOrder("92.17", "-46.10", "-46.07");
    }

    @Test
    void whatHasNoRateIsRefused() {
        String customer = given.customer();
        String answer = books.post(Given.entry(
                                Given.unique("M-"),
                                "DR",
                                "2026-04-15",
                                Given.item(2, "41000000", "-100.00", "H") + Given.debtor(1, customer, "100.00", "S"))
                        .replace("\"EUR\"", "\"CHF\""))
                .body();

        assertThat(answer).contains("Enter the exchange rate, or the amount in company code currency EUR");
    }

    private static String dollars(String lines) {
        return Given.entry(Given.unique("M-"), "DR", "2026-04-15", lines).replace("\"EUR\"", "\"USD\"");
    }

    private List<String> inEuros(String document) {
        return StreamSupport.stream(books.items(document).spliterator(), false)
                .map((JsonNode item) -> item.path("AmountInCompanyCodeCurrency").asText())
                .toList();
    }
}
