package io.revhub.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shop, as its storefront, its clerks and its payment provider's clients use it. */
final class Shop {

    private final Web admin;
    private final Web store;
    private final Web provider;

    Shop(Installation installation) {
        Installation.Simulated shop = installation.sandbox().get("shop");
        Map<String, String> login = shop.login();
        admin = new Web(shop.address(), Map.of("Authorization", Web.basic(login.get("secret-key"), "")));
        store = new Web(shop.address(), Map.of("x-publishable-api-key", login.get("publishable-key")));
        provider = new Web(shop.address(), Map.of("Authorization", "Bearer " + login.get("provider-key")));
    }

    Optional<String> variant(String sku) {
        JsonNode found =
                admin.get("/admin/product-variants?sku=" + Web.encoded(sku)).path("variants");
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.path(0).path("id").asText());
    }

    /** A guest's order, delivered to Germany, less ten per cent, with shipping, paid by card but not captured yet. */
    JsonNode buys(String email, String variant, int quantity) {
        String cart = store.post("/store/carts", Map.of("email", email))
                .at("/cart/id")
                .asText();
        String path = "/store/carts/" + cart;
        store.post(
                path,
                Map.of(
                        "shipping_address",
                        Map.of(
                                "first_name", "Jo",
                                "last_name", "Bär",
                                "address_1", "Elbchaussee 1",
                                "postal_code", "22765",
                                "city", "Hamburg",
                                "country_code", "de")));
        store.post(path + "/line-items", Map.of("variant_id", variant, "quantity", quantity));
        store.post(path + "/promotions", Map.of("promo_codes", List.of("TEN")));
        String option = store.get("/store/shipping-options?cart_id=" + cart)
                .at("/shipping_options/0/id")
                .asText();
        store.post(path + "/shipping-methods", Map.of("option_id", option));
        String collection = store.post("/store/payment-collections", Map.of("cart_id", cart))
                .at("/payment_collection/id")
                .asText();
        store.post(
                "/store/payment-collections/" + collection + "/payment-sessions",
                Map.of("provider_id", "pp_system_default"));
        return store.post(path + "/complete", Map.of()).path("order");
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

    private static String payment(JsonNode order) {
        return order.at("/payment_collections/0/payments/0/id").asText();
    }

    /** The provider pays out all that it owes; the payout's id. */
    String isPaidOut() {
        return provider.post("/psp/payouts", Map.of()).at("/data/0/id").asText();
    }
}
