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

/**
 * What a subscription has used: {@code subscriptionId} and {@code records}, each with {@code unit}, {@code day} and {@code
 * amount}. The hub's key is the tracking id, which Kill Bill takes once for a subscription, all records or none; it cannot be
 * asked for one, so a repeat is sent, and refused as taken.
 */
record UsageStep(KillBill killBill) implements RestStep {

    private static final String TYPE = "Usage";
    private static final String TAKEN = "50000";

    @Override
    public String name() {
        return "usage";
    }

    @Override
    public Shown look(Delivery delivery) {
        return delivery.reference().isPresent()
                ? new Shown.Done(killBill.whole(TYPE, delivery.key()))
                : new Shown.Missing();
    }

    @Override
    public Written write(Delivery delivery) {
        Answer answer = killBill.post("/usages", body(delivery));
        return answer.isGood() || answer.code().equals(TAKEN)
                ? new Written.Made(killBill.whole(TYPE, delivery.key()))
                : KillBillFailures.TABLE.written(answer, delivery);
    }

    private static ObjectNode body(Delivery delivery) {
        String subscription = delivery.mapped().path("subscriptionId").asText("");
        if (subscription.isEmpty()) {
            throw new IllegalArgumentException("subscriptionId is missing");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("subscriptionId", subscription).put("trackingId", delivery.key());
        for (JsonNode record : delivery.mapped().path("records")) {
            ObjectNode unit = body.withArray("unitUsageRecords").addObject();
            unit.put("unitType", record.path("unit").asText());
            unit.putArray("usageRecords")
                    .addObject()
                    .put("recordDate", record.path("day").asText())
                    .set("amount", Figure.of(record.path("amount")).node());
        }
        return body;
    }
}
