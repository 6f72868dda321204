package io.revhub.connector.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import io.revhub.sandbox.Fault;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChargeSinkTest {

    private final TestBilling billing = new TestBilling();
    private final Sink sink = billing.charges();
    private final SinkStep draft = sink.steps().get(0);
    private final SinkStep taxes = sink.steps().get(1);
    private final SinkStep commit = sink.steps().get(2);
    private final String account = account();
    private final TestDelivery charge = charge("9945.00");

    @AfterEach
    void clearFaults() {
        billing.clearFaults();
    }

    @Test
    void aChargeBecomesOneIssuedInvoiceWithItsTaxes() {
        TestDelivery brought = charge.brought(sink);

        JsonNode invoice = onlyInvoice();
        assertThat(brought.delivery().reference().orElseThrow().recordId())
                .isEqualTo(invoice.get("invoiceId").asText());
        assertThat(invoice.get("status").asText()).isEqualTo("COMMITTED");
        assertThat(invoice.get("amount").decimalValue()).isEqualByComparingTo("11834.55");
        assertThat(invoice.get("targetDate").asText()).isEqualTo("2026-04-15");
        assertThat(invoice.at("/items/0/itemDetails").asText()).contains(charge.key());
    }

    @Test
    void aDraftThatWasMadeButNotAnsweredIsFoundAndNotMadeTwice() {
        billing.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "/invoices/charges");

        assertThat(charge.write(draft)).isInstanceOf(Written.Unknown.class);
        charge.brought(sink);

        assertThat(onlyInvoice().get("status").asText()).isEqualTo("COMMITTED");
    }

    @Test
    void taxesThatWereTakenButNotAnsweredAreNotAddedTwice() {
        TestDelivery drafted = charge.after(draft);
        billing.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "/invoices/taxes");

        assertThat(drafted.write(taxes)).isInstanceOf(Written.Unknown.class);
        charge.brought(sink);

        assertThat(onlyInvoice().get("amount").decimalValue()).isEqualByComparingTo("11834.55");
    }

    @Test
    void aCommitThatWasCarriedOutButNotAnsweredIsSeen() {
        TestDelivery taxed = charge.after(draft).after(taxes);
        billing.fault(Fault.Kind.CUT_AFTER_WRITE, "PUT", "/commitInvoice");

        assertThat(taxed.write(commit)).isInstanceOf(Written.Unknown.class);

        assertThat(taxed.look(commit)).isInstanceOf(Shown.Done.class);
        assertThat(taxed.write(commit)).as("lost a race").isInstanceOf(Written.Later.class);
    }

    @Test
    void afterACrashBetweenTheStepsTheReferenceIsNotEvenNeeded() {
        charge.after(draft);
        charge.after(draft).after(taxes);

        charge.brought(sink);

        assertThat(onlyInvoice().get("status").asText()).isEqualTo("COMMITTED");
    }

    @Test
    void ofEqualDraftsTheOldestIsUsed() {
        charge.write(draft);
        charge.write(draft);

        charge.brought(sink);

        assertThat(invoices()).hasSize(2);
        assertThat(invoices().get(0).get("status").asText()).isEqualTo("COMMITTED");
        assertThat(invoices().get(1).get("status").asText()).isEqualTo("DRAFT");
        assertThat(charge.look(commit)).isInstanceOf(Shown.Done.class);
    }

    @Test
    void aDraftWithOtherAmountsIsForAPerson() {
        charge.write(draft);

        Shown shown = charge("9945.01").look(draft);

        assertThat(((Shown.Doubtful) shown).refusal().code()).isEqualTo("draft-differs");
    }

    @Test
    void taxesThatSomebodyElseAddedAreForAPerson() {
        TestDelivery drafted = charge.after(draft);
        String invoice = drafted.delivery().reference().orElseThrow().recordId();
        billing.client()
                .post(
                        "/1.0/kb/invoices/taxes/" + account + "?autoCommit=false",
                        "[{'invoiceId':'" + invoice + "','amount':1,'currency':'EUR','description':'VAT'}]");

        assertThat(((Shown.Doubtful) drafted.look(taxes)).refusal().code()).isEqualTo("taxes-differ");
    }

    @Test
    void aVoidedInvoiceIsNotMadeAgain() {
        TestDelivery drafted = charge.after(draft);
        String invoice = drafted.delivery().reference().orElseThrow().recordId();
        billing.client().send("PUT", "/1.0/kb/invoices/" + invoice + "/voidInvoice", null);

        assertThat(((Shown.Doubtful) drafted.look(draft)).refusal().code()).isEqualTo("draft-voided");
    }

    @Test
    void aMillionIsRefusedWithoutACall() {
        TestDelivery million = charge("1000000.00");
        billing.fault(Fault.Kind.OUTAGE, null, "/invoices");

        assertThat(million.look(draft)).isInstanceOf(Shown.Missing.class);
        Written.Refused refused = (Written.Refused) million.write(draft);

        assertThat(refused.refusal().code()).isEqualTo("amount-too-large");
        assertThat(refused.refusal().reason()).startsWith("Kill Bill cannot hold amounts of a million");
    }

    @Test
    void aMemberThatBillingRefusesFailsAlone() {
        TestDelivery longText = TestDelivery.of(
                "charge", "F-long-" + account, "billing", form("5.00").replace("Fleet Pro", "x".repeat(256)));

        List<Written> written = draft.write(List.of(longText.delivery(), charge.delivery()));

        assertThat(((Written.Refused) written.get(0)).refusal().code()).isEqualTo("text-too-long");
        assertThat(written.get(1)).isInstanceOf(Written.Made.class);
    }

    @Test
    void aFormWithoutAnAccountIsForAPerson() {
        TestDelivery incomplete = TestDelivery.of(
                "charge", "F-2026-0417-1", "billing", form("5.00").replace(account, ""));

        Shown.Doubtful doubtful = (Shown.Doubtful) incomplete.look(draft);

        assertThat(doubtful.refusal().reason())
                .isEqualTo("The charge F-2026-0417-1 cannot be sent to the billing in the form that its mapping made:"
                        + " accountId is missing.");
    }

    @Test
    void aBusyBillingIsTriedLater() {
        billing.fault(Fault.Kind.UNAVAILABLE, "POST", "/invoices/charges");

        assertThat(charge.write(draft)).isInstanceOf(Written.Later.class);
        assertThat(invoices()).isEmpty();
    }

    private String account() {
        TestDelivery account = TestDelivery.of(
                "account", UUID.randomUUID().toString(), "billing", "{'name':'Nordwind','currency':'EUR'}");
        return account.brought(billing.accounts())
                .delivery()
                .reference()
                .orElseThrow()
                .recordId();
    }

    @Test
    void aCreditBecomesOneInvoiceOfNegativeLinesAndStaysOnTheAccount() {
        TestDelivery credit = TestDelivery.of(
                "charge",
                "CH-2026-0417-credit-" + account,
                "billing",
                form("7002.37").replace("1889.55", "1330.45").replace("{'accountId'", "{'credit':true,'accountId'"));
        billing.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "/credits");
        assertThat(credit.write(sink.steps().get(3))).isInstanceOf(Written.Unknown.class);

        TestDelivery brought = credit.brought(sink);

        JsonNode invoice = onlyInvoice();
        assertThat(brought.delivery().reference().orElseThrow().recordId())
                .isEqualTo(invoice.get("invoiceId").asText());
        assertThat(invoice.get("status").asText()).isEqualTo("COMMITTED");
        assertThat(invoice.get("items"))
                .extracting(item -> item.get("itemType").asText() + " "
                        + item.get("amount").decimalValue().stripTrailingZeros().toPlainString())
                .containsExactly("CREDIT_ADJ -7002.37", "CREDIT_ADJ -1330.45", "CBA_ADJ 8332.82");
    }

    private TestDelivery charge(String amount) {
        return TestDelivery.of("charge", "F-2026-0417-1-" + account, "billing", form(amount));
    }

    private String form(String amount) {
        return """
                {'accountId':'%s','currency':'EUR','targetDate':'2026-04-15',
                 'lines':[{'line':'10','amount':'%s','description':'Fleet Pro','quantity':'25'}],
                 'taxes':[{'code':'DE-standard','amount':'1889.55','description':'VAT 19 %%'}]}""".formatted(account, amount);
    }

    private JsonNode invoices() {
        return billing.get("/accounts/" + account + "/invoices");
    }

    private JsonNode onlyInvoice() {
        assertThat(invoices()).hasSize(1);
        return invoices().get(0);
    }
}
