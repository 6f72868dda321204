package io.revhub.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Storefront;
import io.revhub.cli.client.Web;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The shop, as its storefront, its clerks and its payment provider's clients use it. */
final class Shop {

    private final Web admin;
    private final Storefront storefront;
    private final Web provider;

    Shop(Installation installation) {
        Installation.Simulated shop = installation.sandbox().get("shop");
        Map<String, String> login = shop.login();
        admin = new Web(shop.address(), Map.of("Authorization", Web.basic(login.get("secret-key"), "")));
        storefront = new Storefront(installation);
        provider = new Web(shop.address(), Map.of("Authorization", "Bearer " + login.get("provider-key")));
    }

    Optional<String> variant(String sku) {
        JsonNode found =
                admin.get("/admin/product-variants?sku=" + Web.encoded(sku)).path("variants");
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.path(0).path("id").asText());
    }

    /** What a product costs, if it is sold for this currency. */
    Optional<BigDecimal> price(String sku, String currency) {
        JsonNode prices = admin.get("/admin/product-variants?sku=" + Web.encoded(sku) + "&fields=*prices")
                .at("/variants/0/prices");
        return StreamSupport.stream(prices.spliterator(), false)
                .filter(price -> price.path("currency_code").asText().equalsIgnoreCase(currency))
                .map(price -> price.path("amount").decimalValue())
                .findFirst();
    }

    /** How much of a product the shop shows in stock; empty: it does not count it. */
    Optional<BigDecimal> stock(String sku) {
        JsonNode found = admin.get("/admin/product-variants?sku=" + Web.encoded(sku))
                .path("variants")
                .path(0);
        return found.path("manage_inventory").asBoolean()
                ? Optional.of(admin.get("/admin/inventory-items?sku=" + Web.encoded(sku))
                        .at("/inventory_items/0/stocked_quantity")
                        .decimalValue())
                : Optional.empty();
    }

    /** A clerk sells a product's only variant for another price in euros. */
    void sells(String product, String price) {
        String variant = admin.get("/admin/products/" + product)
                .at("/product/variants/0/id")
                .asText();
        admin.post(
                "/admin/products/" + product + "/variants/" + variant,
                Map.of("prices", List.of(Map.of("currency_code", "eur", "amount", new BigDecimal(price)))));
    }

    /** A guest's order, delivered to Germany, less ten per cent, with shipping, paid by card but not captured yet. */
    JsonNode buys(String email, String variant, int quantity) {
        return storefront.buys(email, variant, quantity, "pp_system_default");
    }

    /** The same, delivered to the United States and paid in dollars. */
    JsonNode buysFromAbroad(String email, String variant, int quantity) {
        return storefront.buys(email, variant, quantity, "pp_system_default", "us");
    }

    /** The same of somebody who has registered, to be paid by invoice. */
    JsonNode buysOnAccount(String email, String variant, int quantity) {
        return storefront.as(email).buys(email, variant, quantity, "pp_on-account_default");
    }

    /** A company registers; its customer's id. */
    String registers(String email, String company) {
        return storefront.registers(email, company);
    }

    /** What the customer is shown of a quote. */
    List<JsonNode> offers(String quote) {
        List<JsonNode> offers = new ArrayList<>();
        admin.get("/admin/draft-orders?limit=1000&fields=%2Bmetadata")
                .path("draft_orders")
                .forEach(draft -> {
                    if (draft.at("/metadata/revhub_quote").asText().equals(quote)) {
                        offers.add(draft);
                    }
                });
        return offers;
    }

    /** Captures what was authorised; the capture's id. */
    String captures(JsonNode order) {
        return admin.post("/admin/payments/" + payment(order) + "/capture", Map.of())
                .at("/payment/captures/0/id")
                .asText();
    }

    /** The refund's id. */
    String refunds(JsonNode order, String amount) {
        return admin.post("/admin/payments/" + payment(order) + "/refund", Map.of("amount", new BigDecimal(amount)))
                .at("/payment/refunds/0/id")
                .asText();
    }

    /** The card's holder gets the money of a capture back from the provider; the chargeback's id. */
    String isDisputed(String capture) {
        JsonNode charges = provider.get("/psp/transactions?type=charge").path("data");
        String charge = StreamSupport.stream(charges.spliterator(), false)
                .filter(one -> one.path("reference").asText().equals(capture))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        return provider.post("/psp/chargebacks", Map.of("charge", charge))
                .path("id")
                .asText();
    }

    private static String payment(JsonNode order) {
        return order.at("/payment_collections/0/payments/0/id").asText();
    }

    /** The provider pays out all that it owes; the payout's id. */
    String isPaidOut() {
        return provider.post("/psp/payouts", Map.of()).at("/data/0/id").asText();
    }
}
