package io.revhub.sandbox.erp;

import static io.revhub.sandbox.erp.ErpClient.CUBE;
import static io.revhub.sandbox.erp.Given.debtor;
import static io.revhub.sandbox.erp.Given.entry;
import static io.revhub.sandbox.erp.Given.item;
import static io.revhub.sandbox.erp.Given.tax;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;
import org.junit.jupiter.api.Test;

class JournalEntryTest {

    private static final String POSTING = "journalentrycreaterequestconfi";

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);

    @Test
    void anInvoiceIsPostedWithDebtorRevenueAndTax() {
        String customer = given.customer();

        Answer answer = post(entry(Given.unique("INV-"), invoice(customer)));

        String document = document(answer);
        assertThat(document).startsWith("18").hasSize(10);
        assertThat(answer.body()).contains("<CompanyCode>1010</CompanyCode>", "<FiscalYear>2026</FiscalYear>");
        JsonNode items = items(document);
        assertThat(items).hasSize(4);
        JsonNode debtor = items.get(0);
        assertThat(debtor.get("Customer").asText()).isEqualTo(customer);
        assertThat(debtor.get("GLAccount").asText()).isEqualTo("12100000");
        assertThat(debtor.get("AmountInTransactionCurrency").textValue()).isEqualTo("4099.40");
        assertThat(debtor.get("DebitCreditCode").asText()).isEqualTo("S");
        assertThat(debtor.get("IsCleared").booleanValue()).isFalse();
        assertThat(debtor.get("NetDueDate").asText()).isEqualTo("/Date(1778803200000)/");
        assertThat(items.at("/1/AmountInTransactionCurrency").textValue()).isEqualTo("-944.87");
        assertThat(items.at("/3/GLAccount").asText()).isEqualTo("22000000");
        assertThat(items.at("/3/TaxCode").asText()).isEqualTo("A1");
    }

    @Test
    void aMessageIsTakenOnce() {
        String message = entry(Given.unique("ONCE-"), invoice(given.customer()));

        assertThat(document(post(message))).isNotEqualTo("0000000000");
        assertThat(reason(post(message))).contains("has already been processed");
    }

    @Test
    void aRefusalIs200WithoutADocumentAndSaysWhy() {
        String customer = given.customer();

        assertThat(reason(post(entry(Given.unique("U-"), debtor(1, customer, "1.00", "S")))))
                .contains("Balance in transaction currency: 1.00");
        assertThat(reason(post(entry(
                        Given.unique("U-"), item(1, "99999999", "-1.00", "H") + debtor(2, customer, "1.00", "S")))))
                .contains("G/L account 99999999 is not defined");
        assertThat(reason(post(
                        entry(Given.unique("U-"), item(1, "41000000", "-1.00", "H") + debtor(2, "4711", "1.00", "S")))))
                .contains("Customer 4711 is not defined in company code 1010");
        assertThat(reason(post(entry(
                        Given.unique("U-"), item(1, "41000000", "1.00", "H") + debtor(2, customer, "-1.00", "S")))))
                .contains("does not fit the amount");
        assertThat(reason(post(entry(
                        Given.unique("U-"), item(1, "12100000", "-1.00", "H") + debtor(2, customer, "1.00", "S")))))
                .contains("cannot be directly posted to");
    }

    @Test
    void aClosedPeriodTakesNothingUntilItIsOpenedAgain() {
        String message = entry(Given.unique("P-"), "DR", "2027-03-31", invoice(given.customer()));
        period("2027-03", false);

        assertThat(reason(post(message))).contains("Posting period 003 2027 is not open");
        period("2027-03", true);
        assertThat(document(post(message))).isNotEqualTo("0000000000");
    }

    @Test
    void elementsOutOfOrderAreAFault() {
        String message = entry(Given.unique("O-"), debtor(2, "1", "1.00", "S") + item(1, "41000000", "-1.00", "H"));

        Answer fault = post(message);

        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.body()).contains("Fault", "Element Item is not expected here in JournalEntry.");
    }

    @Test
    void externalEntitiesAreNeverRead() {
        Answer fault = erp.send(
                "POST",
                "/sap/bc/srt/scs_ext/sap/" + POSTING,
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
                "Content-Type",
                "text/xml");

        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.body()).contains("DOCTYPE").doesNotContain("root:");
    }

    @Test
    void invoiceAndPaymentAreClearedAMomentAfterTheyWereAskedTo() {
        String customer = given.customer();
        String invoice = document(post(entry(Given.unique("C-"), invoice(customer))));
        String payment = document(post(entry(
                Given.unique("C-"),
                "DZ",
                "2026-04-20",
                item(1, "11001090", "4099.40", "S") + debtor(2, customer, "-4099.40", "H"))));

        Answer accepted = clear(Given.unique("CL-"), customer, invoice, "1", payment, "2");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.body()).isEmpty();
        await().until(() -> items(invoice).at("/0/IsCleared").booleanValue());
        JsonNode cleared = items(invoice).get(0);
        assertThat(cleared.get("ClearingAccountingDocument").asText()).startsWith("17");
        assertThat(cleared.get("ClearingDate").asText()).isEqualTo("/Date(1776643200000)/");
        assertThat(items(payment).at("/1/ClearingAccountingDocument"))
                .isEqualTo(cleared.get("ClearingAccountingDocument"));
        assertThat(items(payment).at("/0/IsCleared").booleanValue()).isFalse();
    }

    @Test
    void itemsWithADifferenceStayOpen() {
        String customer = given.customer();
        String invoice = document(post(entry(Given.unique("D-"), invoice(customer))));
        String payment = document(post(entry(
                Given.unique("D-"),
                "DZ",
                "2026-04-20",
                item(1, "11001090", "4000.00", "S") + debtor(2, customer, "-4000.00", "H"))));
        String id = Given.unique("CL-");

        clear(id, customer, invoice, "1", payment, "2");

        await().untilAsserted(() -> assertThat(erp.page("/messages"))
                .containsPattern(id + "</td><td>done</td><td>The difference is too large for clearing: 99.40"));
        assertThat(items(invoice).at("/0/IsCleared").booleanValue()).isFalse();
    }

    @Test
    void aClerkSeesTheEntryWithItsLines() {
        String customer = given.customer();
        String document = document(post(entry(Given.unique("V-"), invoice(customer))));

        assertThat(erp.page("/")).contains("/entries/1010/2026/" + document);
        assertThat(erp.page("/entries/1010/2026/" + document))
                .contains("Nordwind Logistik GmbH", "Receivables domestic", "4099.40", "-654.53", "2026-05-15");
        assertThat(erp.page("/partners")).contains(customer);
    }

    private static String invoice(String customer) {
        return item(2, "0041000000", "-944.87", "H")
                + item(3, "41100000", "-2500.00", "H")
                + debtor(1, customer, "4099.40", "S")
                + tax("-654.53", "-3444.87");
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

    private Answer post(String message) {
        return erp.soap(POSTING, message);
    }

    private void period(String period, boolean open) {
        erp.raw(
                "POST",
                "/_sandbox/periods",
                "{\"companyCode\":\"1010\",\"period\":\"" + period + "\",\"open\":" + open + "}");
    }

    private JsonNode items(String document) {
        return erp.get(CUBE + "?$filter=CompanyCode eq '1010' and FiscalYear eq '2026' and AccountingDocument eq '"
                        + document + "'")
                .d()
                .get("results");
    }

    private static String document(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceFirst("(?s).*<AccountingDocument>(\\d+)</AccountingDocument>.*", "$1");
    }

    private static String reason(Answer answer) {
        assertThat(document(answer)).isEqualTo("0000000000");
        assertThat(answer.body()).contains("<MaximumLogItemSeverityCode>3</MaximumLogItemSeverityCode>");
        return answer.body();
    }
}
