package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.Figure;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import java.util.List;

/**
 * The fulfilment, known by the hub's key in its metadata, which is looked for in its order first: Medusa takes the same
 * pieces twice where two come at once. Its answer does not show what it made, so the order is read again.
 */
record FulfilmentStep(Medusa medusa) implements RestStep {

    static final String RECORD = "Fulfillment";

    @Override
    public String name() {
        return "fulfilment";
    }

    @Override
    public Shown look(Delivery delivery) {
        Answer answer = medusa.get(Fulfilled.path(delivery));
        if (!answer.isGood()) {
            return MedusaFailures.TABLE.shown(answer, delivery);
        }
        return Fulfilled.in(answer.body(), delivery)
                .<Shown>map(there -> new Shown.Done(
                        List.of(medusa.part("", RECORD, there.path("id").asText()))))
                .orElseGet(Shown.Missing::new);
    }

    @Override
    public Written write(Delivery delivery) {
        ObjectNode body = delivery.mapped().deepCopy();
        body.remove(List.of(Fulfilled.ORDER, Fulfilled.LABELS));
        for (JsonNode item : body.path("items")) {
            ((ObjectNode) item).set("quantity", Figure.of(item.path("quantity")).node());
        }
        String path = "/orders/" + Fulfilled.order(delivery) + "/fulfillments";
        Answer answer = medusa.post(path, Medusa.keyed(body, delivery));
        if (!answer.isGood()) {
            return MedusaFailures.TABLE.written(answer, delivery);
        }
        return Fulfilled.in(medusa.get(Fulfilled.path(delivery)).body(), delivery)
                .<Written>map(there -> new Written.Made(
                        List.of(medusa.part("", RECORD, there.path("id").asText()))))
                .orElseGet(() -> new Written.Unknown("The shop does not show the fulfilment that it took."));
    }
}
