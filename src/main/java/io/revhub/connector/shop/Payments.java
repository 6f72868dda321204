package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.intake.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was captured and refunded of a payment. Each is a record of its own here, though Medusa shows them only inside their
 * payment: its id is the payment's and its own, {@code pay_x:capt_y}.
 */
final class Payments {

    static final String CAPTURE = "Capture";
    static final String REFUND = "Refund";

    private Payments() {}

    static List<Hint> hints(JsonNode payment) {
        List<Hint> hints = new ArrayList<>();
        payment.path("captures").forEach(c -> hints.add(new Hint(CAPTURE, id(payment, c))));
        payment.path("refunds").forEach(r -> hints.add(new Hint(REFUND, id(payment, r))));
        return hints;
    }

    private static String id(JsonNode payment, JsonNode entry) {
        return payment.path("id").asText() + ":" + entry.path("id").asText();
    }

    static String paymentOf(String id) {
        return id.replaceFirst(":.*", "");
    }

    /** The capture or refund with what it needs of its payment. */
    static Optional<ObjectNode> find(JsonNode payment, String id) {
        for (String list : List.of("captures", "refunds")) {
            for (JsonNode entry : payment.path(list)) {
                if (id(payment, entry).equals(id)) {
                    ObjectNode found = entry.deepCopy();
                    found.put("kind", list.equals("captures") ? "capture" : "refund");
                    return Optional.of(whole(payment, found, id));
                }
            }
        }
        return Optional.empty();
    }

    private static ObjectNode whole(JsonNode payment, ObjectNode entry, String id) {
        entry.put("id", id);
        entry.set("payment_id", payment.path("id"));
        entry.set("currency_code", payment.path("currency_code"));
        entry.set("provider_id", payment.path("provider_id"));
        entry.set("order_id", payment.path("payment_collection").path("order").get("id"));
        // which capture a refund takes back is not told; with one capture there is no doubt
        JsonNode captures = payment.path("captures");
        entry.put("capture_id", captures.size() == 1 ? id(payment, captures.get(0)) : null);
        return entry;
    }
}
