package io.revhub.sandbox.erp;

import static io.revhub.sandbox.erp.Given.debtor;
import static io.revhub.sandbox.erp.Given.entry;
import static io.revhub.sandbox.erp.Given.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;
import org.junit.jupiter.api.Test;

class JournalEntryTest {

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);
    private final Books books = new Books(erp);

    @Test
    void anInvoiceIsPostedWithDebtorRevenueAndTax() {
        String customer = given.customer();

        Answer answer = books.post(entry(Given.unique("INV-"), Books.invoice(customer)));

        String document = Books.document(answer);
        assertThat(document).startsWith("18").hasSize(10);
        assertThat(answer.body()).contains("<CompanyCode>1010</CompanyCode>", "<FiscalYear>2026</FiscalYear>");
        JsonNode items = books.items(document);
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
        String message = entry(Given.unique("ONCE-"), Books.invoice(given.customer()));

        assertThat(Books.document(books.post(message))).isNotEqualTo("0000000000");
        assertThat(reason(books.post(message))).contains("has already been processed");
    }

    @Test
    void aRefusalIs200WithoutADocumentAndSaysWhy() {
        String customer = given.customer();

        assertThat(reason(books.post(entry(Given.unique("U-"), debtor(1, customer, "1.00", "S")))))
                .contains("Balance in transaction currency: 1.00");
        assertThat(reason(books.post(entry(
                        Given.unique("U-"), item(1, "99999999", "-1.00", "H") + debtor(2, customer, "1.00", "S")))))
                .contains("G/L account 99999999 is not defined");
        assertThat(reason(books.post(
                        entry(Given.unique("U-"), item(1, "41000000", "-1.00", "H") + debtor(2, "4711", "1.00", "S")))))
                .contains("Customer 4711 is not defined in company code 1010");
        assertThat(reason(books.post(entry(
                        Given.unique("U-"), item(1, "41000000", "1.00", "H") + debtor(2, customer, "-1.00", "S")))))
                .contains("does not fit the amount");
        assertThat(reason(books.post(entry(
                        Given.unique("U-"), item(1, "12100000", "-1.00", "H") + debtor(2, customer, "1.00", "S")))))
                .contains("cannot be directly posted to");
    }

    @Test
    void aClosedPeriodTakesNothingUntilItIsOpenedAgain() {
        String message = entry(Given.unique("P-"), "DR", "2027-03-31", Books.invoice(given.customer()));
        period("2027-03", false);

        assertThat(reason(books.post(message))).contains("Posting period 003 2027 is not open");
        period("2027-03", true);
        assertThat(Books.document(books.post(message))).isNotEqualTo("0000000000");
    }

    @Test
    void elementsOutOfOrderAreAFault() {
        String message = entry(Given.unique("O-"), debtor(2, "1", "1.00", "S") + item(1, "41000000", "-1.00", "H"));

        Answer fault = books.post(message);

        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.body()).contains("Fault", "Element Item is not expected here in JournalEntry.");
    }

    @Test
    void externalEntitiesAreNeverRead() {
        Answer fault = erp.send(
                "POST",
                "/sap/bc/srt/scs_ext/sap/" + Books.POSTING,
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
                "Content-Type",
                "text/xml");

        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.body()).contains("DOCTYPE").doesNotContain("root:");
    }

    @Test
    void aClerkSeesTheEntryWithItsLines() {
        String customer = given.customer();
        String document = Books.document(books.post(entry(Given.unique("V-"), Books.invoice(customer))));

        assertThat(erp.page("/")).contains("/entries/1010/2026/" + document);
        assertThat(erp.page("/entries/1010/2026/" + document))
                .contains(
                        "Nordwind Logistik GmbH",
                        "Receivables domestic",
                        "Debit",
                        "Credit",
                        "4099.40",
                        ">654.53<",
                        "Total",
                        "2026-05-15");
        assertThat(erp.page("/partners")).contains(customer);
    }

    private void period(String period, boolean open) {
        erp.raw(
                "POST",
                "/_sandbox/periods",
                "{\"companyCode\":\"1010\",\"period\":\"" + period + "\",\"open\":" + open + "}");
    }

    private static String reason(Answer answer) {
        assertThat(Books.document(answer)).isEqualTo("0000000000");
        assertThat(answer.body()).contains("<MaximumLogItemSeverityCode>3</MaximumLogItemSeverityCode>");
        return answer.body();
    }
}
