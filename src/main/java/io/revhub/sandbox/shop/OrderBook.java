package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Orders, drafts among them. {@code version} rises on what changes quantities or money by an order change, not on captures,
 * metadata or addresses; and the time of the last change does not move on captures.
 */
class OrderBook {

    static final String TYPE = "order";

    private final Records records;
    private final Stamps stamps;
    private final LineItems lines;
    private final PaymentBook payments;
    private final Customers customers;
    private final Stock stock;
    private final Events events;

    OrderBook(
            Records records,
            Stamps stamps,
            LineItems lines,
            PaymentBook payments,
            Customers customers,
            Stock stock,
            Events events) {
        this.records = records;
        this.stamps = stamps;
        this.lines = lines;
        this.payments = payments;
        this.customers = customers;
        this.stock = stock;
        this.events = events;
    }

    List<ObjectNode> all(boolean drafts) {
        return records.where(TYPE, Map.of("is_draft_order", drafts)).stream()
                .map(this::whole)
                .toList();
    }

    ObjectNode get(String id) {
        return whole(stored(id));
    }

    ObjectNode stored(String id) {
        return records.find(TYPE, id).orElseThrow(() -> ShopError.notFound("Order with id: " + id + " was not found"));
    }

    /** With its totals and what else belongs to it. */
    ObjectNode whole(ObjectNode order) {
        Totals.put(order);
        ArrayNode collections = order.putArray("payment_collections");
        for (ObjectNode collection : records.where(
                PaymentBook.COLLECTION, Map.of("order_id", order.get("id").textValue()))) {
            ArrayNode of = collection.putArray("payments");
            records.where(
                            PaymentBook.PAYMENT,
                            Map.of("payment_collection_id", collection.get("id").textValue()))
                    .forEach(of::add);
            collections.add(collection);
        }
        order.set("customer", customer(order));
        order.set(
                "region",
                records.find("region", order.path("region_id").asText()).orElse(null));
        order.set(
                "sales_channel",
                records.find("sales_channel", order.path("sales_channel_id").asText())
                        .orElse(null));
        order.get("items").forEach(item -> variant((ObjectNode) item));
        ObjectNode summary = order.putObject("summary");
        summary.set("current_order_total", order.get("total"));
        Figures.put(summary, "paid_total", Figures.sum(order.get("transactions"), "amount"));
        // real shops show these two out of step with what happened; nobody may lean on them
        order.put("payment_status", collections.isEmpty() ? "not_paid" : "authorized");
        return order.put("fulfillment_status", "not_fulfilled");
    }

    private ObjectNode customer(ObjectNode order) {
        return records.find(CustomersApi.TYPE, order.path("customer_id").asText())
                .map(customers::whole)
                .orElse(null);
    }

    private void variant(ObjectNode item) {
        ObjectNode variant =
                records.find("variant", item.path("variant_id").asText()).orElse(null);
        item.set("variant", variant);
        if (variant != null) {
            variant.set(
                    "product",
                    records.find("product", variant.get("product_id").asText()).orElse(null));
        }
    }

    /** The order that a cart becomes; the answer is its id. */
    String place(ObjectNode cart, String collection) {
        ObjectNode order = fresh(cart, false);
        for (JsonNode item : cart.get("items")) {
            stock.reserve(item.path("variant_id").asText(), Figures.of(item, "quantity"));
            add(order, ((ObjectNode) item).put("id", stamps.id("ordli")));
        }
        cart.get("shipping_methods")
                .forEach(m -> ((ArrayNode) order.get("shipping_methods"))
                        .add(((ObjectNode) m).put("id", stamps.id("ordsm"))));
        put(order);
        payments.belong(collection, order.get("id").textValue(), Figures.of(Totals.put(order.deepCopy()), "total"));
        events.of("order.placed", order.get("id").textValue());
        return order.get("id").textValue();
    }

    /** A draft of what the request lists. */
    String draft(ObjectNode body) {
        Fields.require(body, "region_id", "");
        return records.together(() -> {
            ObjectNode region = records.find("region", body.get("region_id").asText())
                    .orElseThrow(() -> ShopError.notFound("Region not found"));
            ObjectNode like = body.deepCopy();
            like.set(
                    "currency_code",
                    body.hasNonNull("currency_code") ? body.get("currency_code") : region.get("currency_code"));
            if (!like.hasNonNull("customer_id") && like.hasNonNull("email")) {
                like.put("customer_id", customers.guest(like.get("email").asText()));
            }
            if (!like.hasNonNull("customer_id")) {
                throw ShopError.invalid("Either customer_id or email must be provided");
            }
            ObjectNode order = fresh(like, true);
            body.path("items").forEach(item -> add(order, lines.line("ordli", item, order)));
            body.path("shipping_methods")
                    .forEach(m -> ((ArrayNode) order.get("shipping_methods")).add(lines.shipping("ordsm", m, order)));
            order.set("promo_codes", body.path("promo_codes"));
            lines.settle(order);
            put(order);
            return order.get("id").textValue();
        });
    }

    private ObjectNode fresh(ObjectNode like, boolean draft) {
        ObjectNode order = stamps.created(Body.empty().put("id", stamps.id("order")));
        order.put("display_id", records.next("display_id")).put("status", draft ? "draft" : "pending");
        order.put("version", 1).put("is_draft_order", draft).putNull("canceled_at");
        List.of(
                        "region_id",
                        "currency_code",
                        "customer_id",
                        "sales_channel_id",
                        "email",
                        "shipping_address",
                        "billing_address",
                        "metadata")
                .forEach(field -> order.set(field, like.hasNonNull(field) ? like.get(field) : null));
        List.of("items", "shipping_methods", "credit_lines", "transactions", "fulfillments", "returns")
                .forEach(order::putArray);
        return order;
    }

    /** Adds a line, counting nothing of it as done. */
    void add(ObjectNode order, ObjectNode item) {
        item.set("detail", lines.detail(item));
        ((ArrayNode) order.get("items")).add(item);
    }

    /** Removes a draft; what is no draft any more is refused. */
    void discard(String id) {
        records.together(() -> {
            records.find(TYPE, id).ifPresent(order -> {
                if (!order.get("is_draft_order").booleanValue()) {
                    throw ShopError.invalid("Order with id " + id + " is not a draft order");
                }
                records.remove(TYPE, id);
            });
            return id;
        });
    }

    String convert(String id) {
        return records.together(() -> {
            ObjectNode order = stored(id);
            if (!order.get("is_draft_order").booleanValue()) {
                throw ShopError.invalid("Order with id " + id + " is not a draft order");
            }
            order.get("items")
                    .forEach(item -> stock.reserve(item.path("variant_id").asText(), Figures.of(item, "quantity")));
            put(stamps.updated(order.put("is_draft_order", false).put("status", "pending")));
            events.of("order.placed", order.get("id").textValue());
            return id;
        });
    }

    /** Changes an order, and its version with it; what throws changes nothing. */
    ObjectNode change(String id, Consumer<ObjectNode> change) {
        return records.together(() -> {
            ObjectNode order = stored(id);
            change.accept(order);
            put(stamps.updated(order.put("version", order.get("version").intValue() + 1)));
            return order;
        });
    }

    /** What leaves the version as it is. */
    void describe(String id, ObjectNode body) {
        records.together(() -> {
            ObjectNode order = stored(id);
            List.of("email", "shipping_address", "billing_address").stream()
                    .filter(body::has)
                    .forEach(field -> order.set(field, body.get(field)));
            if (body.has("metadata")) {
                Fields.mergeMetadata(order, body.get("metadata"));
            }
            put(stamps.updated(order));
            events.of("order.updated", order.get("id").textValue());
            return null;
        });
    }

    void cancel(String id) {
        change(id, order -> {
            for (JsonNode fulfilment : order.get("fulfillments")) {
                if (!fulfilment.hasNonNull("canceled_at")) {
                    throw ShopError.invalid("All fulfillments must be canceled before canceling an order");
                }
            }
            put(order);
            payments.release(id);
            order.set("transactions", stored(id).get("transactions"));
            order.put("status", "canceled").put("canceled_at", Stamps.time(stamps.now()));
        });
        events.of("order.canceled", id);
    }

    void end(String id, String status) {
        records.together(() -> {
            put(stamps.updated(stored(id).put("status", status)));
            events.of("order." + status, id);
            return null;
        });
    }

    private void put(ObjectNode order) {
        records.put(TYPE, order.get("id").textValue(), order);
    }

    /** The order's line, or a refusal. */
    static ObjectNode item(ObjectNode order, String id) {
        for (JsonNode item : order.get("items")) {
            if (item.get("id").textValue().equals(id)) {
                return (ObjectNode) item;
            }
        }
        throw ShopError.invalid("Items with ids " + id + " does not exist in order with id "
                + order.get("id").asText() + ".");
    }
}
