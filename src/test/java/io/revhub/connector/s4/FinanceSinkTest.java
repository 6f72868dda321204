package io.revhub.connector.s4;

import static io.revhub.connector.s4.Erp.create;
import static io.revhub.connector.s4.Erp.id;
import static io.revhub.connector.s4.Erp.look;
import static io.revhub.connector.s4.Erp.refused;
import static io.revhub.connector.s4.Erp.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.Query;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.Written;
import io.revhub.document.DocumentId;
import io.revhub.rules.Refusal;
import io.revhub.sandbox.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FinanceSinkTest {

    private final Erp erp = new Erp();
    private final Sink entries = erp.connector.journalEntries().sink("erp", Map.of());
    private final Sink clearings = erp.connector.clearings().sink("erp", Map.of());
    private final String customer = erp.customer();

    @Test
    void anInvoiceIsPostedAndReadBackToTheCent() {
        Delivery invoice = invoice("2026-04-15");

        assertThat(look(entries, invoice)).isInstanceOf(Shown.Missing.class);
        Written written = write(entries, invoice);

        assertThat(id(written)).startsWith("1010/2026/18");
        assertThat(items(id(written)))
                .extracting(item -> item.get("AmountInTransactionCurrency").textValue())
                .containsExactly("4099.40", "-944.87", "-2500.00", "-654.53");
        assertThat(items(id(written)).get(0).get("NetDueDate").asText()).isEqualTo("/Date(1778803200000)/");
        assertThat(id(look(entries, invoice))).isEqualTo(id(written));
    }

    @Test
    void anEntryWhoseAnswerWasCutIsFoundByItsReferenceInsteadOfPostedAgain() {
        Delivery invoice = invoice("2026-04-15");
        erp.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "journalentrycreate");

        assertThat(write(entries, invoice)).isInstanceOf(Written.Unknown.class);

        assertThat(look(entries, invoice)).isInstanceOf(Shown.Done.class);
    }

    @Test
    void aMessageThatWasTakenBeforeLeadsToTheEntryThatItMade() {
        Delivery invoice = invoice("2026-04-15");
        Written first = write(entries, invoice);

        Written second = write(entries, invoice);

        assertThat(id(second)).isEqualTo(id(first));
        assertThat(erp.client()
                        .query(
                                "API_OPLACCTGDOCITEMCUBE_SRV",
                                "A_OperationalAcctgDocItemCube",
                                Query.filter("DocumentReferenceID eq '" + invoice.shortKey() + "'")))
                .hasSize(4);
    }

    @Test
    void aClosedPeriodIsSaidAsAnAccountantSaysIt() {
        Delivery invoice = invoice("2027-05-31");
        erp.period("2027-05", false);

        Refusal refusal = refusal(write(entries, invoice));

        assertThat(refusal.code()).isEqualTo("period-closed");
        assertThat(refusal.reason()).isEqualTo("The posting period is closed in the ERP.");
        assertThat(refusal.said()).isEqualTo("Posting period 005 2027 is not open");
        erp.period("2027-05", true);
        assertThat(write(entries, refused(invoice, 1))).isInstanceOf(Written.Made.class);
    }

    @Test
    void whatDoesNotBalanceOrFitTheChartOfAccountsIsForAPerson() {
        Delivery unbalanced = invoice("2026-04-15");
        ((ObjectNode) unbalanced.mapped().at("/DebtorItem/0")).put("Amount", "4099.41");
        assertThat(refusal(write(entries, unbalanced)).code()).isEqualTo("not-balanced");

        Delivery unknown = invoice("2026-04-15");
        ((ObjectNode) unknown.mapped().at("/Item/0")).put("GLAccount", "99999999");
        assertThat(refusal(write(entries, unknown)).code()).isEqualTo("unknown-account");

        Delivery stranger = invoice("2026-04-15");
        ((ObjectNode) stranger.mapped().at("/DebtorItem/0")).put("Debtor", "4711");
        assertThat(refusal(write(entries, stranger)).code()).isEqualTo("unknown-customer");
    }

    @Test
    void textsThatXmlWouldMindArePostedAsTheyAre() {
        Delivery invoice = invoice("2026-04-15");
        ((ObjectNode) invoice.mapped()).put("DocumentHeaderText", "<Müller> & \"Co\" ]]>\u0001");

        Written written = write(entries, invoice);

        assertThat(items(id(written)).get(0).get("AccountingDocumentHeaderText").asText())
                .isEqualTo("<Müller> & \"Co\" ]]>");
    }

    @Test
    void invoiceAndPaymentAreClearedTogetherAndTheClearingIsConfirmed() {
        String invoice = id(write(entries, invoice("2026-04-15")));
        String payment = id(write(entries, payment("4099.40")));
        Delivery clearing = clearing(invoice, payment);

        assertThat(look(clearings, clearing)).isInstanceOf(Shown.Missing.class);
        Written written = write(clearings, clearing);

        assertThat(id(written)).startsWith("1010/2026/17");
        assertThat(id(look(clearings, clearing))).isEqualTo(id(written));
    }

    @Test
    void whatAnEarlierTryClearedSinceTheLookIsItsClearing() {
        String invoice = id(write(entries, invoice("2026-04-15")));
        String payment = id(write(entries, payment("4099.40")));
        Delivery clearing = clearing(invoice, payment);
        erp.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "journalentrybulkclearing");
        assertThat(write(clearings, clearing)).isInstanceOf(Written.Unknown.class);
        await().until(() -> look(clearings, clearing) instanceof Shown.Done);

        Written again = write(clearings, clearing);

        assertThat(id(again)).isEqualTo(id(look(clearings, clearing)));
    }

    @Test
    void itemsThatDoNotAddUpAreNotCleared() {
        String invoice = id(write(entries, invoice("2026-04-15")));
        String payment = id(write(entries, payment("4000.00")));

        Refusal refusal = refusal(write(clearings, clearing(invoice, payment)));

        assertThat(refusal.code()).isEqualTo("clearing-difference");
        assertThat(refusal.reason()).contains("99.40 would be left");
    }

    @Test
    void aPaymentOfAPartIsClearedAndTheInvoiceStaysOpen() {
        String invoice = id(write(entries, invoice("2026-04-15")));
        String payment = id(write(entries, payment("4000.00")));
        Delivery clearing = clearing(invoice, payment);
        ((ObjectNode) clearing.mapped())
                .put("kind", "partial")
                .putArray("amounts")
                .add("4000.00")
                .add("4000.00");

        Written written = write(clearings, clearing);

        assertThat(id(look(clearings, clearing))).isEqualTo(id(written));
        assertThat(items(invoice).get(0).get("IsCleared").asBoolean()).isFalse();
        assertThat(items(payment).get(1).get("IsCleared").asBoolean()).isTrue();
        assertThat(items(id(written)).get(0).get("AmountInTransactionCurrency").asText())
                .isEqualTo("-4000.00");
    }

    @Test
    void whatIsPaidTooMuchIsLeftAsAResidual() {
        String invoice = id(write(entries, invoice("2026-04-15")));
        String payment = id(write(entries, payment("5000.00")));
        Delivery clearing = clearing(invoice, payment);
        ((ObjectNode) clearing.mapped())
                .put("kind", "residual")
                .putArray("amounts")
                .add("4099.40")
                .add("4099.40");

        Written written = write(clearings, clearing);

        assertThat(items(invoice).get(0).get("IsCleared").asBoolean()).isTrue();
        assertThat(items(payment).get(1).get("IsCleared").asBoolean()).isTrue();
        assertThat(items(id(written)).get(0).get("AmountInTransactionCurrency").asText())
                .isEqualTo("-900.60");
    }

    @Test
    void moreThanAnItemHasIsNotCleared() {
        String invoice = id(write(entries, invoice("2026-04-15")));
        String payment = id(write(entries, payment("4099.40")));
        Delivery clearing = clearing(invoice, payment);
        ((ObjectNode) clearing.mapped())
                .put("kind", "partial")
                .putArray("amounts")
                .add("5000.00")
                .add("5000.00");

        assertThat(refusal(write(clearings, clearing)).code()).isEqualTo("clearing-too-much");
    }

    private static Refusal refusal(Written written) {
        return ((Written.Refused) written).refusal();
    }

    private List<ObjectNode> items(String entry) {
        Entry posted = Entry.of(entry);
        return erp.client()
                .query(
                        "API_OPLACCTGDOCITEMCUBE_SRV",
                        "A_OperationalAcctgDocItemCube",
                        Query.filter("CompanyCode eq '1010' and FiscalYear eq '" + posted.fiscalYear()
                                + "' and AccountingDocument eq '" + posted.document() + "'"));
    }

    private Delivery invoice(String date) {
        DocumentId document = Erp.document();
        return create(document, Erp.json("""
                {"AccountingDocumentType":"DR","DocumentReferenceID":"%s","DocumentHeaderText":"Invoice","CreatedByUser":"REVHUB",
                 "CompanyCode":"1010","DocumentDate":"%s","PostingDate":"%s",
                 "Item":[{"ReferenceDocumentItem":"2","GLAccount":"41000000","Amount":"-944.87","Currency":"EUR","DebitCreditCode":"H","TaxCode":"A1"},
                   {"ReferenceDocumentItem":"3","GLAccount":"41100000","Amount":"-2500.00","Currency":"EUR","DebitCreditCode":"H","TaxCode":"A1"}],
                 "DebtorItem":[{"ReferenceDocumentItem":"1","Debtor":"%s","Amount":"4099.40","Currency":"EUR","DebitCreditCode":"S",
                   "CashDiscountDays":"30","BaseDate":"2026-04-15"}],
                 "ProductTaxItem":[{"ReferenceDocumentItem":"4","TaxCode":"A1","Amount":"-654.53","Base":"-3444.87","Currency":"EUR","DebitCreditCode":"H"}]}
                """.formatted(document.key(), date, date, customer)));
    }

    private Delivery payment(String amount) {
        DocumentId document = Erp.document();
        return create(document, Erp.json("""
                {"AccountingDocumentType":"DZ","DocumentReferenceID":"%1$s","DocumentHeaderText":"Payment","CreatedByUser":"REVHUB",
                 "CompanyCode":"1010","DocumentDate":"2026-04-20","PostingDate":"2026-04-20",
                 "Item":[{"ReferenceDocumentItem":"1","GLAccount":"11001090","Amount":"%2$s","Currency":"EUR","DebitCreditCode":"S"}],
                 "DebtorItem":[{"ReferenceDocumentItem":"2","Debtor":"%3$s","Amount":"-%2$s","Currency":"EUR","DebitCreditCode":"H"}],
                 "ProductTaxItem":[]}
                """.formatted(document.key(), amount, customer)));
    }

    private Delivery clearing(String... cleared) {
        ObjectNode mapped = Erp.JSON.createObjectNode();
        mapped.put("CompanyCode", "1010").put("Customer", customer).put("Currency", "EUR");
        JsonNode entriesNode = Erp.JSON.valueToTree(List.of(cleared));
        mapped.set("entries", entriesNode);
        return create(Erp.document(), mapped);
    }
}
