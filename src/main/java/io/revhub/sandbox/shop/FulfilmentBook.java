package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/**
 * Fulfilments of an order, shipped and delivered. Whether so much is left to be fulfilled is checked before the order is
 * locked, as the real shop does: two at the same time both succeed.
 */
record FulfilmentBook(OrderBook orders, Stock stock, Stamps stamps, Events events) {

    ObjectNode create(String orderId, ObjectNode body) {
        ObjectNode seen = orders.stored(orderId);
        if (seen.hasNonNull("canceled_at")) {
            throw ShopError.invalid("Order with id " + orderId + " has been canceled.");
        }
        Fields.require(body, "items", "");
        for (JsonNode wanted : body.get("items")) {
            ObjectNode item = OrderBook.item(seen, wanted.path("id").asText());
            BigDecimal left =
                    Figures.of(item, "quantity").subtract(Figures.of(item.get("detail"), "fulfilled_quantity"));
            if (Body.quantity(wanted).compareTo(left) > 0) {
                throw ShopError.invalid("Quantity to fulfill exceeds the remaining quantity for item "
                        + item.get("id").asText());
            }
        }
        ObjectNode fulfilment = fresh(body);
        ObjectNode order = orders.change(orderId, changed -> put(changed, fulfilment, body.get("items")));
        ObjectNode data = Body.empty().put("order_id", orderId);
        data.set("fulfillment_id", fulfilment.get("id"));
        data.put("no_notification", false);
        events.send("order.fulfillment_created", data);
        return order;
    }

    private ObjectNode fresh(ObjectNode body) {
        ObjectNode fulfilment = stamps.created(Body.empty().put("id", stamps.id("ful")));
        fulfilment.set("location_id", body.path("location_id").isTextual() ? body.get("location_id") : null);
        fulfilment.set("metadata", body.path("metadata").isObject() ? body.get("metadata") : null);
        fulfilment.put("packed_at", Stamps.time(stamps.now()));
        fulfilment.putNull("shipped_at").putNull("delivered_at").putNull("canceled_at");
        fulfilment.put("provider_id", "manual_manual").put("requires_shipping", true);
        fulfilment.putArray("items");
        fulfilment.putArray("labels");
        return fulfilment;
    }

    private void put(ObjectNode order, ObjectNode fulfilment, JsonNode items) {
        for (JsonNode wanted : items) {
            ObjectNode item = OrderBook.item(order, wanted.get("id").asText());
            BigDecimal quantity = Body.quantity(wanted);
            count(item, "fulfilled_quantity", quantity);
            ObjectNode part = ((ArrayNode) fulfilment.get("items")).addObject().put("id", stamps.id("fulit"));
            part.set("title", item.get("title"));
            part.set("sku", item.path("variant_sku"));
            part.set("line_item_id", item.get("id"));
            Figures.put(part, "quantity", quantity);
            stock.ship(item.path("variant_id").asText(), quantity);
        }
        ((ArrayNode) order.get("fulfillments")).add(fulfilment);
    }

    ObjectNode ship(String orderId, String id, ObjectNode body) {
        ObjectNode order = orders.change(orderId, changed -> {
            ObjectNode fulfilment = find(changed, id);
            if (fulfilment.hasNonNull("shipped_at")) {
                throw ShopError.invalid("Shipment has already been created");
            }
            fulfilment.put("shipped_at", Stamps.time(stamps.now()));
            body.path("labels")
                    .forEach(label -> ((ArrayNode) fulfilment.get("labels"))
                            .add(((ObjectNode) label.deepCopy()).put("id", stamps.id("fulla"))));
            if (body.path("metadata").isObject()) {
                Fields.mergeMetadata(fulfilment, body.get("metadata"));
            }
            each(changed, fulfilment, "shipped_quantity", BigDecimal.ONE);
        });
        events.of("shipment.created", id);
        return order;
    }

    ObjectNode deliver(String orderId, String id) {
        ObjectNode order = orders.change(orderId, changed -> {
            ObjectNode fulfilment = find(changed, id);
            if (fulfilment.hasNonNull("delivered_at")) {
                throw ShopError.invalid("Fulfillment has already been marked delivered");
            }
            fulfilment.put("delivered_at", Stamps.time(stamps.now()));
            each(changed, fulfilment, "delivered_quantity", BigDecimal.ONE);
        });
        events.of("delivery.created", id);
        return order;
    }

    ObjectNode cancel(String orderId, String id) {
        ObjectNode order = orders.change(orderId, changed -> {
            ObjectNode fulfilment = find(changed, id);
            if (fulfilment.hasNonNull("shipped_at")) {
                throw ShopError.invalid("Fulfillment with id " + id + " already shipped");
            }
            fulfilment.put("canceled_at", Stamps.time(stamps.now()));
            each(changed, fulfilment, "fulfilled_quantity", BigDecimal.ONE.negate());
        });
        ObjectNode data = Body.empty().put("order_id", orderId).put("fulfillment_id", id);
        events.send("order.fulfillment_canceled", data);
        return order;
    }

    private static void each(ObjectNode order, ObjectNode fulfilment, String counted, BigDecimal sign) {
        for (JsonNode part : fulfilment.get("items")) {
            ObjectNode item = OrderBook.item(order, part.get("line_item_id").textValue());
            count(item, counted, Figures.of(part, "quantity").multiply(sign));
        }
    }

    static void count(ObjectNode item, String counted, BigDecimal by) {
        ObjectNode detail = (ObjectNode) item.get("detail");
        Figures.put(detail, counted, Figures.of(detail, counted).add(by));
    }

    private static ObjectNode find(ObjectNode order, String id) {
        for (JsonNode fulfilment : order.get("fulfillments")) {
            if (fulfilment.get("id").textValue().equals(id)) {
                return (ObjectNode) fulfilment;
            }
        }
        throw ShopError.notFound("Fulfillment with id: " + id + " was not found");
    }
}
