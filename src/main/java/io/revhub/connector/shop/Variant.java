package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Figure;
import io.revhub.delivery.Delivery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The one variant of a product: as the hub wants it, or as the shop shows it. */
record Variant(JsonNode body) {

    private static final List<String> TEXTS = List.of("title", "sku");
    private static final String PRICES = "prices";

    /** @throws IllegalArgumentException unless it is exactly one */
    static Variant wanted(Delivery delivery) {
        JsonNode variants = delivery.mapped().path(ProductStep.VARIANTS);
        if (variants.size() != 1) {
            throw new IllegalArgumentException("exactly one variant is brought, not " + variants.size());
        }
        return new Variant(variants.get(0));
    }

    /** The delivery's variant among a product's: by its known id, else by its SKU. */
    static Optional<JsonNode> in(Delivery delivery, JsonNode product) {
        String sku = wanted(delivery).body.path("sku").asText();
        var known = delivery.known().get(VariantStep.PART);
        for (JsonNode variant : product.path(ProductStep.VARIANTS)) {
            boolean isIt = known == null
                    ? variant.path("sku").asText().equals(sku)
                    : variant.path("id").asText().equals(known.recordId());
            if (isIt) {
                return Optional.of(variant);
            }
        }
        return Optional.empty();
    }

    boolean isShownBy(JsonNode there) {
        boolean texts = TEXTS.stream()
                .allMatch(field -> !body.hasNonNull(field) || body.get(field).equals(there.path(field)));
        return texts && (!body.has(PRICES) || prices(body).equals(prices(there)));
    }

    /** Its title, SKU and prices; prices without ids take the place of all that are there. */
    ObjectNode update() {
        ObjectNode update = JsonNodeFactory.instance.objectNode();
        TEXTS.stream().filter(body::hasNonNull).forEach(field -> update.set(field, body.get(field)));
        if (body.has(PRICES)) {
            ArrayNode all = update.putArray(PRICES);
            prices(body)
                    .forEach(price -> all.addObject()
                            .put("currency_code", price.currency())
                            .set("amount", price.amount().node()));
        }
        return update;
    }

    private record Price(String currency, Figure amount) {}

    /** Without those of price lists, which belong to the shop. */
    private static List<Price> prices(JsonNode variant) {
        List<Price> prices = new ArrayList<>();
        for (JsonNode price : variant.path(PRICES)) {
            JsonNode exact = price.path("raw_amount").path("value");
            Figure amount = Figure.of(exact.isMissingNode() ? price.path("amount") : exact);
            if (!price.hasNonNull("price_list_id")) {
                prices.add(new Price(currency(price), amount));
            }
        }
        prices.sort(Comparator.comparing(Price::currency).thenComparing(Price::amount));
        return prices;
    }

    private static String currency(JsonNode price) {
        return price.path("currency_code").asText().toLowerCase(Locale.ROOT);
    }
}
