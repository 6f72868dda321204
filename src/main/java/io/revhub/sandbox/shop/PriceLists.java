package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Price lists: prices of variants for some customer groups, or for all. */
record PriceLists(Records records, Stamps stamps) {

    /** Stores the list with its prices changed. */
    ObjectNode batch(ObjectNode list, ObjectNode body) {
        ArrayNode prices = list.get("prices") instanceof ArrayNode kept ? kept : list.putArray("prices");
        Set<String> gone = new HashSet<>();
        body.path("delete").forEach(id -> gone.add(id.asText()));
        ArrayNode left = list.putArray("prices");
        ArrayNode created = Body.empty().putArray("created");
        for (JsonNode price : prices) {
            if (!gone.contains(price.path("id").asText())) {
                left.add(changed((ObjectNode) price, body.path("update")));
            }
        }
        for (JsonNode price : body.path("create")) {
            created.add(fresh((ObjectNode) price, list));
        }
        left.addAll(created);
        records.put("price_list", list.get("id").textValue(), list);
        ObjectNode answer = Body.of("created", created);
        answer.set("updated", body.path("update").isMissingNode() ? answer.arrayNode() : body.get("update"));
        return answer.set("deleted", Body.empty().put("object", "price"));
    }

    private static ObjectNode changed(ObjectNode price, JsonNode updates) {
        for (JsonNode update : updates) {
            if (update.path("id").equals(price.get("id"))
                    && update.path("amount").isNumber()) {
                Figures.put(price, "amount", update.get("amount").decimalValue());
            }
        }
        return price;
    }

    private ObjectNode fresh(ObjectNode sent, ObjectNode list) {
        Fields.require(sent, "currency_code", "prices, ");
        Fields.require(sent, "amount", "prices, ");
        Fields.require(sent, "variant_id", "prices, ");
        ObjectNode price = stamps.created(Body.empty().put("id", stamps.id("price")));
        price.put("currency_code", sent.get("currency_code").asText().toLowerCase(Locale.ROOT));
        price.set("variant_id", sent.get("variant_id"));
        price.set("price_list_id", list.get("id"));
        Figures.put(price, "amount", sent.get("amount").decimalValue());
        return price;
    }

    /** The lowest price of the lists that hold for this customer; empty: the variant's own price holds. */
    Optional<BigDecimal> price(String variant, String currency, String customer) {
        return records.where("price_list", Map.of("status", "active")).stream()
                .filter(list -> holds(list, customer))
                .flatMap(list -> StreamSupport.stream(list.path("prices").spliterator(), false))
                .filter(p -> p.path("variant_id").asText().equals(variant)
                        && p.path("currency_code").asText().equals(currency))
                .map(p -> Figures.of(p, "amount"))
                .min(BigDecimal::compareTo);
    }

    private boolean holds(ObjectNode list, String customer) {
        JsonNode groups = list.path("rules").path("customer.groups.id");
        if (groups.isMissingNode()) {
            groups = list.path("rules").path("customer_group_id");
        }
        if (groups.isMissingNode() || groups.isEmpty()) {
            return true;
        }
        for (JsonNode group : groups) {
            if (customer != null
                    && records.find("group_member", group.asText() + "/" + customer)
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }
}
