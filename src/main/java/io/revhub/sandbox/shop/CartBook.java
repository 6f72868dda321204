package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.List;

/** Carts, up to the order that they become, once. */
class CartBook {

    private static final String TYPE = "cart";
    private static final List<String> PLAIN =
            List.of("email", "sales_channel_id", "shipping_address", "billing_address", "metadata", "promo_codes");

    private final Records records;
    private final Stamps stamps;
    private final LineItems lines;
    private final Customers customers;
    private final OrderBook orders;
    private final PaymentBook payments;

    CartBook(
            Records records,
            Stamps stamps,
            LineItems lines,
            Customers customers,
            OrderBook orders,
            PaymentBook payments) {
        this.records = records;
        this.stamps = stamps;
        this.lines = lines;
        this.customers = customers;
        this.orders = orders;
        this.payments = payments;
    }

    ObjectNode get(String id) {
        return Totals.put(stored(id));
    }

    private ObjectNode stored(String id) {
        return records.find(TYPE, id).orElseThrow(() -> ShopError.notFound("Cart id not found: " + id));
    }

    ObjectNode create(ObjectNode body, String customer) {
        return records.together(() -> {
            ObjectNode cart = stamps.created(Body.empty().put("id", stamps.id("cart")));
            ObjectNode region = region(body);
            cart.set("region_id", region.get("id"));
            cart.set("currency_code", region.get("currency_code"));
            cart.put("customer_id", customer)
                    .putNull("email")
                    .putNull("completed_at")
                    .putNull("metadata");
            cart.set("sales_channel_id", records.all("sales_channel").get(0).get("id"));
            cart.putNull("shipping_address").putNull("billing_address");
            List.of("items", "shipping_methods", "promo_codes").forEach(cart::putArray);
            if (customer != null) {
                records.find(CustomersApi.TYPE, customer).ifPresent(c -> cart.set("email", c.get("email")));
            }
            body.path("items").forEach(item -> add(cart, item));
            return put(cart, body);
        });
    }

    private ObjectNode region(ObjectNode body) {
        String id = Body.text(body, "region_id");
        return id == null
                ? records.all("region").get(0)
                : records.find("region", id).orElseThrow(() -> ShopError.notFound("No regions found"));
    }

    ObjectNode change(String id, ObjectNode body) {
        return records.together(() -> put(open(id), body));
    }

    private ObjectNode put(ObjectNode cart, ObjectNode body) {
        PLAIN.stream().filter(body::has).forEach(field -> cart.set(field, body.get(field)));
        if (body.hasNonNull("email") && !cart.hasNonNull("customer_id")) {
            cart.put("customer_id", customers.guest(body.get("email").asText()));
        }
        lines.settle(stamps.updated(cart));
        records.put(TYPE, cart.get("id").textValue(), cart);
        return Totals.put(cart);
    }

    ObjectNode addItem(String id, ObjectNode item) {
        return records.together(() -> {
            ObjectNode cart = open(id);
            Fields.require(item, "variant_id", "");
            add(cart, item);
            return put(cart, Body.empty());
        });
    }

    private void add(ObjectNode cart, JsonNode item) {
        ((ArrayNode) cart.get("items")).add(lines.line("cali", item, cart));
    }

    ObjectNode changeItem(String id, String line, ObjectNode body) {
        return records.together(() -> {
            ObjectNode cart = open(id);
            cart.get("items").forEach(item -> {
                if (item.get("id").textValue().equals(line)) {
                    Figures.put((ObjectNode) item, "quantity", Body.quantity(body));
                }
            });
            return put(cart, Body.empty());
        });
    }

    ObjectNode removeItem(String id, String line) {
        return records.together(() -> {
            ObjectNode cart = open(id);
            ArrayNode left = Body.empty().arrayNode();
            cart.get("items").forEach(item -> {
                if (!item.get("id").textValue().equals(line)) {
                    left.add(item);
                }
            });
            cart.set("items", left);
            return put(cart, Body.empty());
        });
    }

    ObjectNode ship(String id, ObjectNode body) {
        return records.together(() -> {
            ObjectNode cart = open(id);
            Fields.require(body, "option_id", "");
            cart.putArray("shipping_methods").add(lines.shipping("casm", body, cart));
            return put(cart, Body.empty());
        });
    }

    private ObjectNode open(String id) {
        ObjectNode cart = stored(id);
        if (cart.hasNonNull("completed_at")) {
            throw ShopError.invalid("Cart " + id + " is already completed.");
        }
        return cart;
    }

    /** The order that it is now; asked again, the same one. */
    String complete(String id) {
        return records.together(() -> {
            ObjectNode cart = stored(id);
            if (cart.hasNonNull("completed_at")) {
                return cart.get("order_id").textValue();
            }
            ObjectNode collection = payments.ofCart(id)
                    .filter(c -> !c.path("payment_sessions").isEmpty())
                    .orElseThrow(() -> ShopError.invalid("Payment sessions are required to complete cart"));
            if (cart.get("items").isEmpty()) {
                throw ShopError.invalid("Cart has no items");
            }
            if (cart.get("shipping_methods").isEmpty()) {
                throw ShopError.invalid(
                        "No shipping method selected but the cart contains items that require shipping.");
            }
            String order = orders.place(
                    Totals.put(cart.deepCopy()), collection.get("id").textValue());
            payments.authorize(collection);
            cart.put("completed_at", Stamps.time(stamps.now())).put("order_id", order);
            records.put(TYPE, id, cart);
            return order;
        });
    }
}
