package io.revhub.sandbox.erp;

import static io.revhub.sandbox.erp.Given.debtor;
import static io.revhub.sandbox.erp.Given.entry;
import static io.revhub.sandbox.erp.Given.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;
import org.junit.jupiter.api.Test;

class ClearingTest {

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);
    private final Books books = new Books(erp);

    @Test
    void invoiceAndPaymentAreClearedAMomentAfterTheyWereAskedTo() {
        String customer = given.customer();
        String invoice = Books.document(books.post(entry(Given.unique("C-"), Books.invoice(customer))));
        String payment = Books.document(books.post(entry(
                Given.unique("C-"),
                "DZ",
                "2026-04-20",
                item(1, "11001090", "4099.40", "S") + debtor(2, customer, "-4099.40", "H"))));

        Answer accepted = clear(Given.unique("CL-"), customer, invoice, "1", payment, "2");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.body()).isEmpty();
        await().until(() -> books.items(invoice).at("/0/IsCleared").booleanValue());
        JsonNode cleared = books.items(invoice).get(0);
        assertThat(cleared.get("ClearingAccountingDocument").asText()).startsWith("17");
        assertThat(cleared.get("ClearingDate").asText()).isEqualTo("/Date(1776643200000)/");
        assertThat(books.items(payment).at("/1/ClearingAccountingDocument"))
                .isEqualTo(cleared.get("ClearingAccountingDocument"));
        assertThat(books.items(payment).at("/0/IsCleared").booleanValue()).isFalse();
    }

    @Test
    void itemsWithADifferenceStayOpen() {
        String customer = given.customer();
        String invoice = Books.document(books.post(entry(Given.unique("D-"), Books.invoice(customer))));
        String payment = Books.document(books.post(entry(
                Given.unique("D-"),
                "DZ",
                "2026-04-20",
                item(1, "11001090", "4000.00", "S") + debtor(2, customer, "-4000.00", "H"))));
        String id = Given.unique("CL-");

        clear(id, customer, invoice, "1", payment, "2");

        await().untilAsserted(() -> assertThat(erp.page("/messages"))
                .containsPattern(id + "</td><td>done</td><td>The difference is too large for clearing: 99.40"));
        assertThat(books.items(invoice).at("/0/IsCleared").booleanValue()).isFalse();
    }

    private Answer clear(String id, String customer, String first, String item, String second, String otherItem) {
        return erp.soap("journalentrybulkclearingreques", """
                <sfin:JournalEntryBulkClearingRequest><MessageHeader><ID>%s</ID></MessageHeader>
                <JournalEntryClearingRequest><MessageHeader><ID>%s-1</ID></MessageHeader><JournalEntry>
                <CompanyCode>1010</CompanyCode><AccountingDocumentType>DA</AccountingDocumentType><DocumentDate>2026-04-20</DocumentDate>
                <PostingDate>2026-04-20</PostingDate><CurrencyCode>EUR</CurrencyCode>%s%s</JournalEntry></JournalEntryClearingRequest>
                </sfin:JournalEntryBulkClearingRequest>""".formatted(
                        id, id, clearingItem(1, customer, first, item), clearingItem(2, customer, second, otherItem)));
    }

    private static String clearingItem(int reference, String customer, String document, String item) {
        return "<APARItems><ReferenceDocumentItem>" + reference + "</ReferenceDocumentItem><AccountType>D</AccountType>"
                + "<APARAccount>" + customer + "</APARAccount><FiscalYear>2026</FiscalYear><AccountingDocument>"
                + document
                + "</AccountingDocument><AccountingDocumentItem>" + item + "</AccountingDocumentItem></APARItems>";
    }
}
