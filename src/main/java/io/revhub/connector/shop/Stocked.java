package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import io.revhub.delivery.Delivery;
import java.util.Optional;

/** What the shop has of a stock: the inventory item with the SKU and its levels, and the variant that is sold. */
record Stocked(Medusa medusa) {

    static final String ITEMS = "/inventory-items";

    private static final String SKU = "sku";

    Answer items(Delivery delivery) {
        String sku = delivery.mapped().path(SKU).asText();
        if (sku.isBlank()) {
            throw new IllegalArgumentException("sku is missing, and the shop knows inventory items by it");
        }
        return medusa.get(ITEMS + "?sku=" + JsonHttp.encoded(sku) + "&fields=id,sku,*location_levels");
    }

    static Optional<JsonNode> item(Answer items, Delivery delivery) {
        return having(items.body().path("inventory_items"), SKU, delivery);
    }

    Answer product(Delivery delivery) {
        return medusa.get(path(delivery) + "?fields=*variants,*variants.inventory_items");
    }

    static Optional<JsonNode> variant(Answer product, Delivery delivery) {
        return having(product.body().path("product").path(ProductStep.VARIANTS), SKU, delivery);
    }

    static String path(Delivery delivery) {
        return "/products/" + delivery.mapped().path("product_id").asText();
    }

    static String path(Delivery delivery, JsonNode variant) {
        return path(delivery) + "/variants/" + variant.path("id").asText();
    }

    private static Optional<JsonNode> having(JsonNode records, String field, Delivery delivery) {
        for (JsonNode record : records) {
            if (record.path(field).equals(delivery.mapped().path(field))) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }
}
