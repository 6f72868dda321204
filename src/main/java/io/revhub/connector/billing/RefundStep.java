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
import java.util.stream.StreamSupport;

/**
 * A refund that was paid out elsewhere, of one payment: {@code paymentId, amount}. Kill Bill takes the hub's key once, as the
 * transaction's; that key is the record's id here.
 */
record RefundStep(KillBill killBill) implements RestStep {

    private static final String TYPE = "Refund";
    private static final String KEY = "transactionExternalKey";

    @Override
    public String name() {
        return "refund";
    }

    @Override
    public Shown look(Delivery delivery) {
        Answer answer = killBill.get("/payments/" + payment(delivery));
        if (!answer.isGood()) {
            return KillBillFailures.TABLE.shown(answer, delivery);
        }
        JsonNode transactions = answer.body().path("transactions");
        boolean there = StreamSupport.stream(transactions.spliterator(), false)
                .anyMatch(t -> t.path(KEY).asText().equals(delivery.key()));
        return there ? new Shown.Done(killBill.whole(TYPE, delivery.key())) : new Shown.Missing();
    }

    @Override
    public Written write(Delivery delivery) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("amount", Figure.of(delivery.mapped().path("amount")).node());
        Answer answer = killBill.post(
                "/invoicePayments/" + payment(delivery) + "/refunds?externalPayment=true",
                body.put(KEY, delivery.key()));
        return answer.isGood()
                ? new Written.Made(killBill.whole(TYPE, delivery.key()))
                : KillBillFailures.TABLE.written(answer, delivery);
    }

    private static String payment(Delivery delivery) {
        return delivery.mapped().path("paymentId").asText();
    }
}
