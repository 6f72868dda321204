package io.revhub.connector.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.Written;
import io.revhub.sandbox.Fault;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvoicePaymentsSinkTest {

    private final TestBilling billing = new TestBilling();
    private final Sink payments = billing.connector().invoicePayments().sink("billing", Map.of());
    private final Sink refunds = billing.connector().refund().sink("billing", Map.of());
    private final String account = account();
    private final String invoice = invoice("100.00");
    private final TestDelivery payment = payment("60.00");

    @AfterEach
    void clearFaults() {
        billing.clearFaults();
    }

    @Test
    void aPaymentFromElsewhereIsBookedOnceOnItsInvoice() {
        TestDelivery brought = payment.brought(payments);
        payment.brought(payments);

        assertThat(brought.delivery().known().get("allocations/0").recordId()).isEqualTo(id());
        assertThat(balance()).isEqualTo("40");
    }

    @Test
    void aPaymentOfTwoInvoicesIsTwoPaymentsThere() {
        String other = invoice("10.00");
        TestDelivery both = TestDelivery.of(
                "payment",
                "P-" + UUID.randomUUID(),
                "billing",
                "{'accountId':'%s','currency':'EUR','payments':[{'invoiceId':'%s','amount':'100'},{'invoiceId':'%s','amount':'10.00'}]}"
                        .formatted(account, invoice, other));

        assertThat(both.write(payments.steps().get(0)))
                .as("the second in its turn")
                .isInstanceOf(Written.Later.class);
        TestDelivery brought = both.brought(payments);

        assertThat(brought.delivery().known()).containsOnlyKeys("allocations/0", "allocations/1");
        assertThat(balance()).isEqualTo("0");
    }

    @Test
    void aPaymentThatWasBookedButNotAnsweredIsFound() {
        billing.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "/payments");

        assertThat(payment.write(payments.steps().get(0))).isInstanceOf(Written.Unknown.class);
        payment.brought(payments);

        assertThat(balance()).isEqualTo("40");
    }

    @Test
    void aRaceThatAnotherWorkerWonIsLookedUp() {
        TestDelivery part = payment("40.00");
        part.brought(payments);

        assertThat(part.write(payments.steps().get(0))).isInstanceOf(Written.Later.class);
    }

    @Test
    void whatIsMoreThanOwedOrPaidAlreadyIsForAPerson() {
        assertThat(refused(payment("100.01").write(payments.steps().get(0)))).isEqualTo("more-than-owed");
        payment("100.00").brought(payments);
        assertThat(refused(payment("1.00").write(payments.steps().get(0)))).isEqualTo("nothing-owed");
    }

    @Test
    void anotherAmountUnderTheSameKeyIsForAPerson() {
        payment.brought(payments);

        assertThat(payment.changed(paymentForm("50.00"), "{}")
                        .look(payments.steps().get(0)))
                .isInstanceOf(Shown.Doubtful.class);
    }

    @Test
    void aRefundIsBookedOnceAndTheInvoiceIsOwedAgain() {
        payment.brought(payments);
        TestDelivery refund = refund("20.00");
        billing.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "/refunds");

        assertThat(refund.write(refunds.steps().get(0))).isInstanceOf(Written.Unknown.class);
        refund.brought(refunds);

        assertThat(refund.write(refunds.steps().get(0))).isInstanceOf(Written.Later.class);
        assertThat(balance()).isEqualTo("60");
        assertThat(refused(refund("40.01").write(refunds.steps().get(0)))).isEqualTo("more-than-owed");
    }

    private String refused(Written written) {
        return ((Written.Refused) written).refusal().code();
    }

    private TestDelivery payment(String amount) {
        return TestDelivery.of("payment", "P-" + UUID.randomUUID(), "billing", paymentForm(amount));
    }

    private String paymentForm(String amount) {
        return "{'accountId':'%s','currency':'EUR','payments':[{'invoiceId':'%s','amount':'%s'}]}"
                .formatted(account, invoice, amount);
    }

    private TestDelivery refund(String amount) {
        return TestDelivery.of(
                "payment",
                "R-" + UUID.randomUUID(),
                "billing",
                "{'paymentId':'%s','amount':'%s'}".formatted(id(), amount));
    }

    private String id() {
        return billing.get("/payments?externalKey=" + payment.key() + "-0")
                .get("paymentId")
                .asText();
    }

    private String balance() {
        JsonNode shown = billing.get("/invoices/" + invoice);
        return shown.get("balance").decimalValue().stripTrailingZeros().toPlainString();
    }

    private String account() {
        String made = billing.client()
                .post("/1.0/kb/accounts", "{'externalKey':'%s','currency':'EUR'}".formatted(UUID.randomUUID()))
                .location();
        return made.substring(made.lastIndexOf('/') + 1);
    }

    private String invoice(String amount) {
        return billing.client()
                .post(
                        "/1.0/kb/invoices/charges/" + account + "?autoCommit=true",
                        "[{'accountId':'%s','currency':'EUR','amount':%s}]".formatted(account, amount))
                .json()
                .get(0)
                .get("invoiceId")
                .asText();
    }
}
