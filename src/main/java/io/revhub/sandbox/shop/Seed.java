package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.InitializingBean;

/** What a shop has before it sells: regions with their taxes, a sales channel, a stock location, shipping, a promotion. */
record Seed(Records records, Stamps stamps) implements InitializingBean {

    private static final Map<String, BigDecimal> TAXES = Map.of(
            "de", new BigDecimal("19"), "at", new BigDecimal("20"), "fr", new BigDecimal("20"), "us", BigDecimal.ZERO);

    @Override
    public void afterPropertiesSet() {
        if (records.all("region").isEmpty()) {
            records.together(() -> {
                plant();
                return null;
            });
        }
    }

    private void plant() {
        region("Europe", "eur", List.of("de", "at", "fr"));
        region("United States", "usd", List.of("us"));
        TAXES.forEach((country, rate) ->
                records.put("tax_region", country, node().put("id", country).put("rate", rate)));
        put("sales_channel", "sc", node().put("name", "Webshop").put("is_disabled", false));
        put("stock_location", "sloc", node().put("name", "Hamburg"));
        put("shipping_profile", "sp", node().put("name", "Default").put("type", "default"));
        ObjectNode shipping = node().put("name", "Standard shipping").put("price_type", "flat");
        shipping.put("provider_id", "manual_manual");
        ArrayNode prices = shipping.putArray("prices");
        prices.addObject().put("currency_code", "eur").put("amount", new BigDecimal("4.90"));
        prices.addObject().put("currency_code", "usd").put("amount", new BigDecimal("5.90"));
        put("shipping_option", "so", shipping);
        ObjectNode promotion = node().put("code", "TEN").put("type", "standard").put("status", "active");
        promotion
                .putObject("application_method")
                .put("type", "percentage")
                .put("target_type", "items")
                .put("value", 10);
        put("promotion", "promo", promotion);
    }

    private void region(String name, String currency, List<String> countries) {
        ObjectNode region =
                node().put("name", name).put("currency_code", currency).put("automatic_taxes", true);
        ArrayNode list = region.putArray("countries");
        countries.forEach(
                code -> list.addObject().put("iso_2", code).put("display_name", code.toUpperCase(Locale.ROOT)));
        put("region", "reg", region);
    }

    private void put(String type, String prefix, ObjectNode record) {
        String id = stamps.id(prefix);
        record.putNull("metadata");
        records.put(type, id, stamps.created(record.put("id", id)));
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
