package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.Figure;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.rules.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells Kill Bill of a payment from outside: a payment there belongs to one invoice, so it is one call for each. Its external
 * key, the hub's with the number of the invoice among those that are paid, is taken once.
 */
record InvoicePaymentsStep(KillBill killBill) implements RestStep {

    private static final String TYPE = "Payment";
    private static final String AMOUNT = "purchasedAmount";

    @Override
    public String name() {
        return "invoice payments";
    }

    @Override
    public Shown look(Delivery delivery) {
        List<PartReference> there = new ArrayList<>();
        int wanted = delivery.mapped().path("payments").size();
        for (int i = 0; i < wanted; i++) {
            Answer answer = killBill.get("/payments?externalKey=" + key(delivery, i));
            if (answer.isGood() && !isWanted(delivery, i, answer.body())) {
                return new Shown.Doubtful(differs(delivery, answer.body()));
            }
            if (answer.isGood()) {
                there.add(reference(delivery, i, answer.body().path("paymentId").asText()));
            } else if (!answer.isNotFound()) {
                return KillBillFailures.TABLE.shown(answer, delivery);
            }
        }
        if (there.size() == wanted) {
            return new Shown.Done(there);
        }
        return there.isEmpty() ? new Shown.Missing() : new Shown.Existing(there);
    }

    @Override
    public Written write(Delivery delivery) {
        JsonNode payments = delivery.mapped().path("payments");
        for (int i = 0; i < payments.size(); i++) {
            if (!delivery.known().containsKey(part(i))) {
                return pay(delivery, i, payments.get(i));
            }
        }
        return new Written.Made(List.of());
    }

    private Written pay(Delivery delivery, int index, JsonNode payment) {
        String invoice = payment.path("invoiceId").asText();
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("accountId", delivery.mapped().path("accountId").asText())
                .put("targetInvoiceId", invoice)
                .put("currency", delivery.mapped().path("currency").asText())
                .put("paymentExternalKey", key(delivery, index));
        body.set(AMOUNT, Figure.of(payment.path("amount")).node());
        Answer answer = killBill.post("/invoices/" + invoice + "/payments?externalPayment=true", body);
        if (answer.status() == 204) {
            return new Written.Refused(new Refusal(
                    "nothing-owed",
                    "Billing says that nothing is owed any more on the invoice that the " + RestStep.what(delivery)
                            + " pays.",
                    "Compare the invoice's payments in Kill Bill with the bank's; refund what was paid twice.",
                    null));
        }
        if (!answer.isGood()) {
            return KillBillFailures.TABLE.written(answer, delivery);
        }
        return index + 1 < delivery.mapped().path("payments").size()
                ? new Written.Later(Duration.ZERO, "The next invoice is told in its turn.")
                : new Written.Made(answer.madeId().stream()
                        .map(id -> reference(delivery, index, id))
                        .toList());
    }

    private static boolean isWanted(Delivery delivery, int index, JsonNode payment) {
        JsonNode wanted = delivery.mapped().path("payments").path(index).path("amount");
        return Figure.of(payment.path(AMOUNT)).equals(Figure.of(wanted))
                && payment.path("currency").equals(delivery.mapped().path("currency"));
    }

    private static Refusal differs(Delivery delivery, JsonNode payment) {
        return new Refusal(
                "payment-differs",
                "Billing has the " + RestStep.what(delivery) + " already, over "
                        + payment.path(AMOUNT).asText() + " "
                        + payment.path("currency").asText() + ".",
                "Compare the two; refund in Kill Bill what is too much.",
                null);
    }

    private static String key(Delivery delivery, int index) {
        return delivery.key() + "-" + index;
    }

    private static String part(int index) {
        return "allocations/" + index;
    }

    private static PartReference reference(Delivery delivery, int index, String paymentId) {
        Reference record = new Reference(delivery.system(), TYPE, paymentId);
        return new PartReference(part(index), record);
    }
}
