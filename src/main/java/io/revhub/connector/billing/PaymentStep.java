package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.Figure;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.rules.Refusal;

/**
 * A payment that came in elsewhere, on one invoice: {@code invoiceId, accountId, purchasedAmount, currency}. Kill Bill takes
 * the hub's key once.
 */
record PaymentStep(KillBill killBill) implements RestStep {

    private static final String TYPE = "Payment";
    private static final String AMOUNT = "purchasedAmount";

    @Override
    public String name() {
        return "payment";
    }

    @Override
    public Shown look(Delivery delivery) {
        Answer answer = killBill.get("/payments?externalKey=" + JsonHttp.encoded(delivery.key()));
        if (answer.isNotFound()) {
            return new Shown.Missing();
        }
        if (!answer.isGood()) {
            return KillBillFailures.TABLE.shown(answer, delivery);
        }
        JsonNode payment = answer.body();
        boolean same = Figure.of(payment.path(AMOUNT))
                        .equals(Figure.of(delivery.mapped().path(AMOUNT)))
                && payment.path("currency").equals(delivery.mapped().path("currency"));
        return same
                ? new Shown.Done(killBill.whole(TYPE, payment.path("paymentId").asText()))
                : new Shown.Doubtful(differs(delivery, payment));
    }

    @Override
    public Written write(Delivery delivery) {
        ObjectNode body = delivery.mapped().deepCopy();
        String invoiceId = body.path("invoiceId").asText();
        body.remove("invoiceId");
        body.put("targetInvoiceId", invoiceId).put("paymentExternalKey", delivery.key());
        body.set(AMOUNT, Figure.of(body.path(AMOUNT)).node());
        Answer answer = killBill.post("/invoices/" + invoiceId + "/payments?externalPayment=true", body);
        if (answer.status() == 204) {
            return new Written.Refused(nothingOwed(delivery));
        }
        if (!answer.isGood()) {
            return KillBillFailures.TABLE.written(answer, delivery);
        }
        return answer.madeId()
                .<Written>map(id -> new Written.Made(killBill.whole(TYPE, id)))
                .orElse(new Written.Unknown("Billing did not say which payment it made."));
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

    private static Refusal nothingOwed(Delivery delivery) {
        return new Refusal(
                "nothing-owed",
                "Nothing is owed in billing on the invoice of the " + RestStep.what(delivery)
                        + ": it is paid already, or not issued yet.",
                "If the customer has paid twice, give the money back or make it a credit.",
                null);
    }
}
