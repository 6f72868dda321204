package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Payment collections, sessions and payments, with what was captured and refunded. A payment's time moves on a full capture
 * and on its cancel, not on a part of it nor on a refund.
 */
class PaymentBook {

    static final String COLLECTION = "payment_collection";
    static final String PAYMENT = "payment";

    private static final String DEFAULT_PROVIDER = "pp_system_default";

    private final Records records;
    private final Stamps stamps;
    private final Events events;
    private final Provider provider;

    PaymentBook(Records records, Stamps stamps, Events events, Provider provider) {
        this.records = records;
        this.stamps = stamps;
        this.events = events;
        this.provider = provider;
    }

    List<ObjectNode> all() {
        return records.all(PAYMENT);
    }

    ObjectNode get(String id) {
        return records.find(PAYMENT, id)
                .orElseThrow(() -> ShopError.notFound("Payment with id: " + id + " was not found"));
    }

    /** The payment with its collection, and that with its order. */
    ObjectNode whole(ObjectNode payment) {
        String collectionId = payment.get("payment_collection_id").textValue();
        ObjectNode collection = records.find(COLLECTION, collectionId).orElseThrow();
        ObjectNode shown = collection.deepCopy();
        order(collectionId).ifPresent(order -> shown.putObject("order").set("id", order.get("id")));
        return payment.set(COLLECTION, shown);
    }

    Optional<ObjectNode> order(String collection) {
        return records.find(COLLECTION, collection)
                .map(c -> c.path("order_id").asText())
                .flatMap(id -> records.find(OrderBook.TYPE, id));
    }

    Optional<ObjectNode> ofCart(String cart) {
        return records.where(COLLECTION, Map.of("cart_id", cart)).stream().findFirst();
    }

    ObjectNode collection(String id) {
        return records.find(COLLECTION, id)
                .orElseThrow(() -> ShopError.notFound("PaymentCollection with id: " + id + " was not found"));
    }

    /** A collection for a cart, once, or for an order. */
    ObjectNode collect(String cart, String order, String currency, BigDecimal amount) {
        ObjectNode collection = stamps.created(Body.empty().put("id", stamps.id("pay_col")));
        collection.put("currency_code", currency).put("status", "not_paid");
        collection.put("cart_id", cart).put("order_id", order);
        Figures.put(collection, "amount", amount);
        collection.putArray("payment_sessions");
        records.put(COLLECTION, collection.get("id").textValue(), collection);
        return collection;
    }

    ObjectNode session(String id, String providerId) {
        ObjectNode collection = collection(id);
        ObjectNode session = stamps.created(Body.empty().put("id", stamps.id("payses")));
        session.put("provider_id", providerId == null ? DEFAULT_PROVIDER : providerId)
                .put("status", "pending");
        session.set("currency_code", collection.get("currency_code"));
        Figures.put(session, "amount", Figures.of(collection, "amount"));
        session.putObject("data");
        collection.putArray("payment_sessions").add(session);
        records.put(COLLECTION, id, collection);
        return collection;
    }

    /** Belongs to this order from now on. */
    void belong(String id, String order, BigDecimal amount) {
        ObjectNode collection = collection(id).put("order_id", order);
        Figures.put(collection, "amount", amount);
        records.put(COLLECTION, id, collection);
    }

    ObjectNode authorize(ObjectNode known) {
        ObjectNode collection = collection(known.get("id").textValue());
        JsonNode session = collection.get("payment_sessions").get(0);
        ObjectNode payment = stamps.created(Body.empty().put("id", stamps.id("pay")));
        payment.set("currency_code", collection.get("currency_code"));
        Figures.put(payment, "amount", Figures.of(collection, "amount"));
        payment.set("provider_id", session.get("provider_id"));
        payment.set("payment_collection_id", collection.get("id"));
        payment.set("payment_session_id", session.get("id"));
        payment.putNull("captured_at")
                .putNull("canceled_at")
                .putNull("metadata")
                .putObject("data");
        payment.putArray("captures");
        payment.putArray("refunds");
        records.put(PAYMENT, payment.get("id").textValue(), payment);
        records.put(COLLECTION, collection.get("id").textValue(), collection.put("status", "authorized"));
        return payment;
    }

    /** Captures this much, or all that is left; of what is captured wholly nothing more, but the event goes out again. */
    ObjectNode capture(String id, JsonNode asked) {
        return records.together(() -> {
            ObjectNode payment = get(id);
            BigDecimal left = Figures.of(payment, "amount").subtract(Figures.sum(payment.get("captures"), "amount"));
            if (payment.hasNonNull("captured_at")) {
                events.of("payment.captured", payment.get("id").textValue());
                return payment;
            }
            BigDecimal amount = asked.isNumber() ? asked.decimalValue() : left;
            if (payment.hasNonNull("canceled_at")) {
                throw ShopError.invalid("The payment: " + id + " has been canceled.");
            }
            if (amount.signum() <= 0 || amount.compareTo(left) > 0) {
                throw ShopError.invalid("You cannot capture more than the authorized amount substracted by what is"
                        + " already captured.");
            }
            ObjectNode capture = entry(payment, "captures", "capt", amount);
            if (amount.compareTo(left) == 0) {
                stamps.updated(payment).set("captured_at", payment.get("updated_at"));
            }
            records.put(PAYMENT, id, payment);
            transaction(payment, "capture", capture, amount);
            provider.charged(payment, capture, amount);
            events.of("payment.captured", payment.get("id").textValue());
            return payment;
        });
    }

    /** Gives this much back, or all that was captured; the order's total falls by a credit line. */
    ObjectNode refund(String id, ObjectNode body) {
        return records.together(() -> {
            ObjectNode payment = get(id);
            BigDecimal left = Figures.sum(payment.get("captures"), "amount")
                    .subtract(Figures.sum(payment.get("refunds"), "amount"));
            BigDecimal amount =
                    body.path("amount").isNumber() ? body.get("amount").decimalValue() : left;
            if (amount.signum() <= 0 || amount.compareTo(left) > 0) {
                throw ShopError.invalid("You are not allowed to refund more than the captured amount");
            }
            ObjectNode refund = giveBack(payment, amount, body);
            order(payment.get("payment_collection_id").textValue()).ifPresent(order -> credit(order, refund, amount));
            events.of("payment.refunded", payment.get("id").textValue());
            return payment;
        });
    }

    private ObjectNode giveBack(ObjectNode payment, BigDecimal amount, ObjectNode body) {
        ObjectNode refund = entry(payment, "refunds", "ref", amount);
        refund.set("note", body.path("note").isTextual() ? body.get("note") : null);
        refund.set("refund_reason_id", body.path("refund_reason_id").isTextual() ? body.get("refund_reason_id") : null);
        records.put(PAYMENT, payment.get("id").textValue(), payment);
        transaction(payment, "refund", refund, amount.negate());
        provider.refunded(payment, refund, amount);
        return refund;
    }

    private void credit(ObjectNode order, ObjectNode refund, BigDecimal amount) {
        ObjectNode line = ((ArrayNode) order.get("credit_lines")).addObject().put("id", stamps.id("ordcl"));
        line.put("reference", "refund");
        line.set("reference_id", refund.get("id"));
        Figures.put(line, "amount", amount);
        order.put("version", order.get("version").intValue() + 1);
        records.put(OrderBook.TYPE, order.get("id").textValue(), stamps.updated(order));
    }

    /** Of an order that is cancelled: what was captured goes back without an event, what was not is let go. */
    void release(String orderId) {
        for (ObjectNode collection : records.where(COLLECTION, Map.of("order_id", orderId))) {
            for (ObjectNode payment : records.where(PAYMENT, Map.of("payment_collection_id", collection.get("id")))) {
                BigDecimal captured = Figures.sum(payment.get("captures"), "amount")
                        .subtract(Figures.sum(payment.get("refunds"), "amount"));
                if (captured.signum() > 0) {
                    giveBack(payment, captured, Body.empty());
                } else if (!payment.hasNonNull("captured_at")) {
                    stamps.updated(payment).set("canceled_at", payment.get("updated_at"));
                    records.put(PAYMENT, payment.get("id").textValue(), payment);
                }
            }
        }
    }

    private ObjectNode entry(ObjectNode payment, String list, String prefix, BigDecimal amount) {
        ObjectNode entry =
                stamps.created(((ArrayNode) payment.get(list)).addObject().put("id", stamps.id(prefix)));
        entry.set("payment_id", payment.get("id"));
        Figures.put(entry, "amount", amount);
        return entry;
    }

    private void transaction(ObjectNode payment, String kind, ObjectNode entry, BigDecimal amount) {
        order(payment.get("payment_collection_id").textValue()).ifPresent(order -> {
            ObjectNode transaction = stamps.created(
                    ((ArrayNode) order.get("transactions")).addObject().put("id", stamps.id("ordtrx")));
            transaction.put("reference", kind).set("reference_id", entry.get("id"));
            transaction.set("currency_code", payment.get("currency_code"));
            Figures.put(transaction, "amount", amount);
            records.put(OrderBook.TYPE, order.get("id").textValue(), order);
        });
    }
}
