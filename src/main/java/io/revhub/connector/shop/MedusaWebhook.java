package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.http.RecordId;
import io.revhub.connector.http.StandardWebhooks;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What the shop's subscriber posts: that something happened to a record. An event of a payment names the payment only; the
 * payment is asked for what was captured and refunded, as each of these is a record of its own.
 */
record MedusaWebhook(Medusa medusa, StandardWebhooks signatures) implements Webhook {

    @Override
    public List<Hint> receive(Map<String, String> headers, Map<String, String> query, byte[] body) {
        signatures.check(headers, body);
        JsonNode event = JsonHttp.json(new String(body, StandardCharsets.UTF_8));
        if (!event.hasNonNull("event")) {
            throw new IllegalArgumentException("This is no event of the shop");
        }
        return hints(event.get("event").asText(), event.path("data"));
    }

    private List<Hint> hints(String name, JsonNode data) {
        JsonNode id = data.path(data.hasNonNull("order_id") ? "order_id" : "id");
        if (name.startsWith("payment.")) {
            return ofPayment(RecordId.of(id));
        }
        if (name.startsWith("order.") || name.startsWith("order-edit.")) {
            return List.of(new Hint(Medusa.ORDER, RecordId.of(id)));
        }
        // of shipments and deliveries only the fulfilment is named: the order's own event, or the catch-up, tells of
        // them
        return name.matches("customer\\.(created|updated)")
                ? List.of(new Hint(Medusa.CUSTOMER, RecordId.of(id)))
                : List.of();
    }

    private List<Hint> ofPayment(String id) {
        Answer answer = medusa.read("/payments/" + id + "?fields=" + MedusaReader.PAYMENT_FIELDS);
        if (answer.isNotFound()) {
            return List.of();
        }
        if (!answer.isGood()) {
            throw new ReadFailed(answer.said(), null, null);
        }
        return Payments.hints(answer.body().path("payment"));
    }
}
