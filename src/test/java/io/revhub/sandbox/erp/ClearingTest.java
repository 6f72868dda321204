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

        await().untilAsserted(
                        () -> assertThat(erp.page("/messages"))
                                .containsPattern(
                                        id
                                                + "</td><td>JournalEntryBulkClearingRequest</td><td>done</td><td>The difference is too large for clearing: 99.40"));
        assertThat(books.items(invoice).at("/0/IsCleared").booleanValue()).isFalse();
    }

    @Test
    void aPartialClearingLeavesTheInvoiceOpen() {
        String customer = given.customer();
        String invoice = Books.document(books.post(entry(Given.unique("P-"), Books.invoice(customer))));
        String payment = payment(customer, "4000.00");

        clear(
                Given.unique("CL-"),
                clearingItem(
                        1, customer, invoice, "1", "<PartialPaymentAmtInDspCrcy>4000.00</PartialPaymentAmtInDspCrcy>"),
                clearingItem(2, customer, payment, "2", ""));

        await().until(() -> books.items(payment).at("/1/IsCleared").booleanValue());
        assertThat(books.items(invoice).at("/0/IsCleared").booleanValue()).isFalse();
        JsonNode part = books.items(
                        books.items(payment).at("/1/ClearingAccountingDocument").asText())
                .get(0);
        assertThat(part.get("InvoiceReference").asText()).isEqualTo(invoice);
        assertThat(part.get("AmountInTransactionCurrency").asText()).isEqualTo("-4000.00");
        assertThat(part.get("IsCleared").booleanValue()).isFalse();
    }

    @Test
    void aResidualClearingLeavesANewItemForTheRest() {
        String customer = given.customer();
        String invoice = Books.document(books.post(entry(Given.unique("R-"), Books.invoice(customer))));
        String payment = payment(customer, "4000.00");

        clear(
                Given.unique("CL-"),
                clearingItem(
                        1,
                        customer,
                        invoice,
                        "1",
                        "<OtherDeductionAmountInDspCrcy>99.40</OtherDeductionAmountInDspCrcy>"
                                + "<PaymentDifferenceReason>RES</PaymentDifferenceReason>"),
                clearingItem(2, customer, payment, "2", ""));

        await().until(() -> books.items(invoice).at("/0/IsCleared").booleanValue());
        JsonNode posted = books.items(
                books.items(invoice).at("/0/ClearingAccountingDocument").asText());
        assertThat(posted).hasSize(2);
        assertThat(posted.at("/0/AmountInTransactionCurrency").asText()).isEqualTo("99.40");
        assertThat(posted.at("/0/IsCleared").booleanValue()).isFalse();
        assertThat(posted.at("/1/IsCleared").booleanValue()).isTrue();
    }

    @Test
    void entriesInBulkAreAcceptedAndConfirmedLaterEachByItself() {
        String customer = given.customer();
        String good = entry(Given.unique("BULK-"), Books.invoice(customer));
        String id = Given.unique("MSG-");
        String bad = Given.item(1, "99999999", "-1.00", "H") + debtor(2, customer, "1.00", "S");
        String second = entry(Given.unique("BULK-"), bad)
                .replaceFirst("(?s).*?(<JournalEntryCreateRequest>.*</JournalEntryCreateRequest>).*", "$1");
        String message =
                good.replaceFirst("<ID>[^<]*</ID>", "<ID>" + id + "</ID>").replace("</sfin:", second + "</sfin:");

        Answer accepted = erp.soap("journalentrybulkcreationreques", message);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.body()).isEmpty();
        await().until(() -> confirmation(id).status() == 200);
        assertThat(confirmation(id).body())
                .contains("<ReferenceID>" + id + "</ReferenceID>")
                .containsPattern("<AccountingDocument>00?18\\d+|<AccountingDocument>18\\d{8}<")
                .contains("<AccountingDocument>0000000000<", "G/L account 99999999 is not defined");
    }

    private Answer confirmation(String id) {
        return erp.raw("GET", "/_sandbox/confirmations/" + id, null, "Accept", "text/xml");
    }

    private String payment(String customer, String amount) {
        return Books.document(books.post(entry(
                Given.unique("Z-"),
                "DZ",
                "2026-04-20",
                item(1, "11001090", amount, "S") + debtor(2, customer, "-" + amount, "H"))));
    }

    private Answer clear(String id, String customer, String first, String item, String second, String otherItem) {
        return clear(id, clearingItem(1, customer, first, item, ""), clearingItem(2, customer, second, otherItem, ""));
    }

    private Answer clear(String id, String first, String second) {
        return erp.soap("journalentrybulkclearingreques", """
                <sfin:JournalEntryBulkClearingRequest><MessageHeader><ID>%s</ID></MessageHeader>
                <JournalEntryClearingRequest><MessageHeader><ID>%s-1</ID></MessageHeader><JournalEntry>
                <CompanyCode>1010</CompanyCode><AccountingDocumentType>DA</AccountingDocumentType><DocumentDate>2026-04-20</DocumentDate>
                <PostingDate>2026-04-20</PostingDate><CurrencyCode>EUR</CurrencyCode>%s%s</JournalEntry></JournalEntryClearingRequest>
                </sfin:JournalEntryBulkClearingRequest>""".formatted(id, id, first, second));
    }

    private static String clearingItem(int reference, String customer, String document, String item, String more) {
        return "<APARItems><ReferenceDocumentItem>" + reference + "</ReferenceDocumentItem><AccountType>D</AccountType>"
                + "<APARAccount>" + customer + "</APARAccount><FiscalYear>2026</FiscalYear><AccountingDocument>"
                + document
                + "</AccountingDocument><AccountingDocumentItem>" + item + "</AccountingDocumentItem>" + more
                + "</APARItems>";
    }
}
