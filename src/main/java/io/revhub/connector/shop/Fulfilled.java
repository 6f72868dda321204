package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.delivery.Delivery;
import java.util.Optional;

/** Where a delivery's fulfilment stands in its order. */
final class Fulfilled {

    static final String ORDER = "order_id";
    static final String LABELS = "labels";

    private Fulfilled() {}

    /** @throws IllegalArgumentException if the mapping names no order */
    static String order(Delivery delivery) {
        String id = delivery.mapped().path(ORDER).asText("");
        if (id.isBlank()) {
            throw new IllegalArgumentException(ORDER + " is missing");
        }
        return id;
    }

    static String path(Delivery delivery) {
        return "/orders/" + order(delivery) + "?fields=id,*fulfillments,*fulfillments.labels";
    }

    static Optional<JsonNode> in(JsonNode answer, Delivery delivery) {
        for (JsonNode fulfilment : answer.path("order").path("fulfillments")) {
            if (Medusa.isOurs(fulfilment, delivery) && !fulfilment.hasNonNull("canceled_at")) {
                return Optional.of(fulfilment);
            }
        }
        return Optional.empty();
    }
}
