package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The lines of carts and orders: what a variant costs this customer, what promotions take off, what tax is due. */
record LineItems(Records records, Stamps stamps, PriceLists lists) {

    static final String PREFERENCE = "price_preference";

    static final List<String> COUNTED = List.of(
            "fulfilled_quantity",
            "shipped_quantity",
            "delivered_quantity",
            "return_requested_quantity",
            "return_received_quantity",
            "return_dismissed_quantity",
            "written_off_quantity");

    /** A line of this variant, or of what only the request describes. @param prefix of its id: cali, ordli */
    ObjectNode line(String prefix, JsonNode wanted, ObjectNode owner) {
        ObjectNode line = stamps.created(Body.empty().put("id", stamps.id(prefix)));
        String variantId = Body.text(wanted, "variant_id");
        if (variantId == null) {
            Fields.require((ObjectNode) wanted, "title", "items, ");
            line.set("title", wanted.get("title"));
            List.of("variant_id", "product_id", "variant_sku", "subtitle").forEach(line::putNull);
            line.put("requires_shipping", false);
        } else {
            describe(line, variant(variantId));
        }
        boolean ownPrice = wanted.path("unit_price").isNumber();
        line.put("is_discountable", true).put("is_tax_inclusive", !ownPrice && pricesIncludeTax(owner));
        Figures.put(line, "quantity", Body.quantity(wanted));
        Figures.put(line, "unit_price", price(wanted, variantId, owner));
        line.set("metadata", wanted.path("metadata").isObject() ? wanted.get("metadata") : null);
        line.putArray("adjustments");
        line.putArray("tax_lines");
        return line;
    }

    /** As the shop has set it for the region, or else for the currency. */
    private boolean pricesIncludeTax(ObjectNode owner) {
        return preference("region_id", owner)
                .or(() -> preference("currency_code", owner))
                .orElse(false);
    }

    private Optional<Boolean> preference(String attribute, ObjectNode owner) {
        String value = owner.path(attribute).asText();
        return records.where(PREFERENCE, Map.of("attribute", attribute, "value", value)).stream()
                .findFirst()
                .map(set -> set.path("is_tax_inclusive").asBoolean());
    }

    private ObjectNode variant(String id) {
        return records.find("variant", id)
                .orElseThrow(() -> ShopError.invalid("Variants with id " + id + " do not exist"));
    }

    private void describe(ObjectNode line, ObjectNode variant) {
        ObjectNode product =
                records.find("product", variant.get("product_id").textValue()).orElseThrow();
        line.set("title", product.get("title"));
        line.set("subtitle", variant.get("title"));
        line.set("variant_id", variant.get("id"));
        line.set("variant_sku", variant.get("sku"));
        line.set("variant_title", variant.get("title"));
        line.set("product_id", product.get("id"));
        line.set("product_title", product.get("title"));
        line.set("product_handle", product.get("handle"));
        line.put("requires_shipping", true);
    }

    private BigDecimal price(JsonNode wanted, String variantId, ObjectNode owner) {
        if (wanted.path("unit_price").isNumber()) {
            return wanted.get("unit_price").decimalValue();
        }
        String currency = owner.get("currency_code").textValue();
        BigDecimal own = null;
        if (variantId != null) {
            for (JsonNode price : variant(variantId).get("prices")) {
                own = price.get("currency_code").textValue().equals(currency) ? Figures.of(price, "amount") : own;
            }
        }
        if (own == null) {
            throw ShopError.invalid("Variants with IDs " + variantId + " do not have a price");
        }
        return lists.price(variantId, currency, Body.text(owner, "customer_id")).orElse(own);
    }

    /** Promotions and taxes anew; to be called after whatever changes lines, shipping, codes or the address. */
    void settle(ObjectNode owner) {
        BigDecimal rate = rate(owner);
        for (JsonNode item : owner.get("items")) {
            adjust((ObjectNode) item, owner.path("promo_codes"));
            tax((ObjectNode) item, rate);
        }
        owner.get("shipping_methods").forEach(method -> tax((ObjectNode) method, rate));
    }

    private void adjust(ObjectNode item, JsonNode codes) {
        ArrayNode adjustments = item.putArray("adjustments");
        for (JsonNode code : codes) {
            for (ObjectNode promotion : records.where("promotion", Map.of("code", code.asText()))) {
                ObjectNode adjustment = adjustments.addObject().put("id", stamps.id("caliadj"));
                adjustment.set("code", code);
                adjustment.set("promotion_id", promotion.get("id"));
                adjustment.set("is_tax_inclusive", item.get("is_tax_inclusive"));
                BigDecimal percent = promotion.at("/application_method/value").decimalValue();
                BigDecimal whole = Figures.of(item, "unit_price").multiply(Figures.of(item, "quantity"));
                Figures.put(adjustment, "amount", whole.multiply(percent).movePointLeft(2));
            }
        }
    }

    private void tax(ObjectNode line, BigDecimal rate) {
        ArrayNode taxes = line.putArray("tax_lines");
        if (rate != null) {
            taxes.addObject()
                    .put("id", stamps.id("calitxl"))
                    .put("code", "default")
                    .put("description", "VAT")
                    .put("rate", rate)
                    .put("provider_id", "tp_system");
        }
    }

    /** By the country that it is shipped to; null as long as nobody knows that. */
    private BigDecimal rate(ObjectNode owner) {
        String country = owner.path("shipping_address").path("country_code").asText("");
        return records.find("tax_region", country.toLowerCase(Locale.ROOT))
                .map(region -> region.get("rate").decimalValue())
                .orElse(null);
    }

    /** A shipping method by its option, or by name and amount as an order's editor gives it. */
    ObjectNode shipping(String prefix, JsonNode wanted, ObjectNode owner) {
        String optionId = wanted.hasNonNull("option_id")
                ? wanted.get("option_id").asText()
                : Body.text(wanted, "shipping_option_id");
        ObjectNode method = stamps.created(Body.empty().put("id", stamps.id(prefix)));
        method.put("is_tax_inclusive", optionId != null && pricesIncludeTax(owner));
        method.put("shipping_option_id", optionId);
        if (optionId == null) {
            method.set("name", wanted.path("name"));
            Figures.put(method, "amount", wanted.path("amount").decimalValue());
        } else {
            ObjectNode option = records.find("shipping_option", optionId)
                    .orElseThrow(() -> ShopError.invalid("Shipping Options are invalid for cart."));
            method.set("name", option.get("name"));
            Figures.put(
                    method, "amount", amount(option, owner.get("currency_code").textValue()));
        }
        method.putArray("adjustments");
        method.putArray("tax_lines");
        return method;
    }

    private static BigDecimal amount(ObjectNode option, String currency) {
        for (JsonNode price : option.get("prices")) {
            if (price.get("currency_code").textValue().equals(currency)) {
                return price.get("amount").decimalValue();
            }
        }
        throw ShopError.invalid("Shipping options with IDs " + option.get("id").asText() + " do not have a price");
    }

    ObjectNode detail(ObjectNode item) {
        ObjectNode detail = Body.empty().put("id", stamps.id("orditem"));
        Figures.put(detail, "quantity", Figures.of(item, "quantity"));
        COUNTED.forEach(field -> Figures.put(detail, field, BigDecimal.ZERO));
        return detail;
    }
}
