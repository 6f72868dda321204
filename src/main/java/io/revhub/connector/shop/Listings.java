package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.shop.MedusaCatchUp.Listing;
import io.revhub.intake.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a catch-up can go through, and which records it hints at. */
final class Listings {

    private static final String ORDER_FIELDS = "id,version,created_at,updated_at,customer_id,"
            + "customer.has_account,payment_collections.payments.id,payment_collections.payments.captures.id,"
            + "payment_collections.payments.refunds.id";
    private static final String UPDATED = "updated_at";

    private static final Map<String, Listing> ALL = Map.of(
            "orders", of("orders", ORDER_FIELDS, Listings::ofOrder),
            "open-orders",
                    new Listing("orders", "&status%5B%5D=pending", "created_at", ORDER_FIELDS, true, Listings::ofOrder),
            "payments", of("payments", "id,updated_at,captures.id,refunds.id", Payments::hints),
            "returns", of("returns", "id,updated_at,order_id", r -> hint(Medusa.ORDER, r.path("order_id"))),
            "customers", of("customers", "id,updated_at", c -> hint(Medusa.CUSTOMER, c.path("id"))),
            "products", of("products", "id,updated_at", p -> hint(Medusa.PRODUCT, p.path("id"))),
            "product-variants",
                    of(
                            "product-variants",
                            "id,updated_at,product_id",
                            v -> hint(Medusa.PRODUCT, v.path("product_id"))));

    private Listings() {}

    /** @throws IllegalArgumentException if there is none by this name */
    static Listing of(String name) {
        Listing listing = ALL.get(name);
        if (listing == null) {
            throw new IllegalArgumentException("list: one of " + String.join(", ", ALL.keySet()) + ", not " + name);
        }
        return listing;
    }

    private static Listing of(String list, String fields, Function<JsonNode, List<Hint>> hints) {
        return new Listing(list, "", UPDATED, fields, false, hints);
    }

    /** The order, what was paid and given back, and who registered: an address on the order may be the only one. */
    private static List<Hint> ofOrder(JsonNode order) {
        List<Hint> hints = new ArrayList<>(hint(Medusa.ORDER, order.path("id")));
        order.path("payment_collections")
                .forEach(collection -> collection.path("payments").forEach(p -> hints.addAll(Payments.hints(p))));
        if (order.path("customer").path("has_account").asBoolean(false)) {
            hints.addAll(hint(Medusa.CUSTOMER, order.path("customer_id")));
        }
        return hints;
    }

    private static List<Hint> hint(String type, JsonNode id) {
        return id.isTextual() ? List.of(new Hint(type, id.textValue())) : List.of();
    }
}
