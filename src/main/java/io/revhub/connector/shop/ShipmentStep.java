package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import java.util.List;

/** The shipment with its tracking numbers; a fulfilment is shipped once. */
record ShipmentStep(Medusa medusa) implements RestStep {

    @Override
    public String name() {
        return "shipment";
    }

    @Override
    public Shown look(Delivery delivery) {
        Answer answer = medusa.get(Fulfilled.path(delivery));
        if (!answer.isGood()) {
            return MedusaFailures.TABLE.shown(answer, delivery);
        }
        boolean wanted = delivery.mapped().path(Fulfilled.LABELS).isArray();
        boolean shipped = Fulfilled.in(answer.body(), delivery)
                .filter(there -> there.hasNonNull("shipped_at"))
                .isPresent();
        return shipped || !wanted ? new Shown.Done(List.of()) : new Shown.Existing(List.of());
    }

    @Override
    public Written write(Delivery delivery) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("items");
        JsonNode labels = delivery.mapped().path(Fulfilled.LABELS);
        body.set(Fulfilled.LABELS, labels);
        String path = "/orders/" + Fulfilled.order(delivery) + "/fulfillments/"
                + delivery.reference().orElseThrow().recordId() + "/shipments";
        Answer answer = medusa.post(path, body);
        return answer.isGood() ? new Written.Made(List.of()) : MedusaFailures.TABLE.written(answer, delivery);
    }
}
