package io.revhub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.TestDatabase;
import io.revhub.document.DocumentId;
import io.revhub.document.TestDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmendsItsOwnTest {

    private final TestDocuments store = TestDocuments.on(TestDatabase.fresh());
    private final Rule rule = new AmendsItsOwn(store.documents());

    @ParameterizedTest
    @CsvSource({"2026-04-15", "2026-09-01", "2027-04-14"})
    void aQuoteOfTheSameCustomerMayBeginFromTheContractsFirstDayToItsLast(String day) {
        assertThat(refusal(quote(contract("C-1", ""), day))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-04-14", "2027-04-15"})
    void itMayNotBeginBeforeTheContractNorAfterIt(String day) {
        assertThat(refusal(quote(contract("C-1", ""), day)))
                .get()
                .extracting(Refusal::reason)
                .isEqualTo("Quote Q-2 amends contract C-1, which is not in force on " + day + ".");
    }

    @Test
    void theLastDayOfAContractThatWasCancelledIsThatOfItsCancelling() {
        DocumentId cancelled = contract("C-2", ", 'cancelledOn': '2026-06-30'");

        assertThat(refusal(quote(cancelled, "2026-06-30"))).isEmpty();
        assertThat(refusal(quote(cancelled, "2026-07-01")))
                .get()
                .extracting(Refusal::remedy)
                .isEqualTo("Begin the amendment within the contract's term, or offer a new contract.");
    }

    @Test
    void theLastDayOfAContractThatGoesOnIsThatOfItsLastTerm() {
        DocumentId renewed = contract("C-3", ", 'endsWith': '2028-04-14'");

        assertThat(refusal(quote(renewed, "2028-04-14"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"account, ACC2, customer", "sellingCompany, 1020, selling company", "currency, USD, currency"})
    void aQuoteForAnotherIsRefusedInWordsOfPeople(String field, String other, String word) {
        ObjectNode quote = quote(contract("C-1", ""), "2026-09-01");

        assertThat(refusal(quote.put(field, other)))
                .get()
                .extracting(Refusal::reason)
                .isEqualTo("Quote Q-2 amends contract C-1, but is not for the same " + word + ".");
    }

    @Test
    void itIsAskedWhenAQuoteIsAcceptedAndNeitherBeforeNorEverAgain() {
        ObjectNode early = quote(contract("C-1", ""), "2026-01-01");
        ObjectNode presented = early.deepCopy().put("status", "presented");

        assertThat(rule.check("quote", null, presented)).isEmpty();
        assertThat(rule.check("quote", presented, early)).isPresent();
        assertThat(rule.check("quote", early, early)).isEmpty();
    }

    @Test
    void itGivesUpNoMoreThanIsInForce() {
        DocumentId contract =
                contract("C-4", ", 'phase': 'running', 'inForce': [{'sku': 'FLT-PRO', 'quantity': '25'}]");

        assertThat(refusal(with(quote(contract, "2026-09-01"), "-25"))).isEmpty();
        assertThat(refusal(with(quote(contract, "2026-09-01"), "-26")))
                .get()
                .extracting(Refusal::reason)
                .isEqualTo("Quote Q-2 amends contract C-4, and gives up 26 of FLT-PRO, of which 25 are in force.");
    }

    @Test
    void itAddsOrGivesUpButNotBoth() {
        DocumentId contract = contract("C-5", ", 'lines': [{'sku': 'FLT-PRO', 'quantity': '25'}]");

        assertThat(refusal(with(with(quote(contract, "2026-09-01"), "-5"), "3")))
                .get()
                .extracting(Refusal::code)
                .isEqualTo("adds-and-gives-up");
    }

    @Test
    void whoGivesUpNamesTheContract() {
        ObjectNode quote = with(quote(contract("C-1", ""), "2026-09-01").putNull("amends"), "-5");

        assertThat(refusal(quote)).get().extracting(Refusal::code).isEqualTo("gives-up-nothing");
    }

    private static ObjectNode with(ObjectNode quote, String quantity) {
        quote.withArray("lines").addObject().put("sku", "FLT-PRO").put("quantity", quantity);
        return quote;
    }

    @Test
    void aQuoteThatAmendsNothingIsNoneOfItsBusiness() {
        ObjectNode quote = quote(contract("C-1", ""), "2026-01-01");

        assertThat(refusal(quote.putNull("amends"))).isEmpty();
    }

    private Optional<Refusal> refusal(ObjectNode quote) {
        return rule.check("quote", null, quote);
    }

    private DocumentId contract(String number, String more) {
        return store.stored("contract", number, json("""
                {'account': 'ACC1', 'sellingCompany': '1010', 'currency': 'EUR', 'startDate': '2026-04-15',
                 'endDate': '2027-04-14'%s}
                """.formatted(more)));
    }

    private static ObjectNode quote(DocumentId amends, String startDate) {
        return json("""
                {'number': 'Q-2', 'status': 'accepted', 'account': 'ACC1', 'sellingCompany': '1010', 'currency': 'EUR',
                 'startDate': '%s', 'amends': '%s'}
                """.formatted(startDate, amends.value()));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
