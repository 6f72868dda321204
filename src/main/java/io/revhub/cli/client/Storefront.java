package io.revhub.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The simulated shop's storefront, as a guest in Germany, or somebody who has registered, uses it. Thread-safe. */
public final class Storefront {

    private static final String PASSWORD = "secret";
    private static final String KEY = "x-publishable-api-key";

    private final Installation.Simulated shop;
    private final Web store;

    public Storefront(Installation installation) {
        this(installation.sandbox().get("shop"), Map.of());
    }

    private Storefront(Installation.Simulated shop, Map<String, String> login) {
        this.shop = shop;
        Map<String, String> headers = new HashMap<>(login);
        headers.put(KEY, shop.login().get("publishable-key"));
        this.store = new Web(shop.address(), headers);
    }

    /** The same, as one who has registered uses it. @throws Refused if nobody has with this address */
    public Storefront as(String email) {
        return of(store.post("/auth/customer/emailpass", Map.of("email", email, "password", PASSWORD)));
    }

    private Storefront of(JsonNode authenticated) {
        String token = authenticated.path("token").asText();
        return new Storefront(shop, Map.of("Authorization", "Bearer " + token));
    }

    /** Registers a company in Germany; the customer's id. */
    public String registers(String email, String company) {
        Web own =
                of(store.post("/auth/customer/emailpass/register", Map.of("email", email, "password", PASSWORD))).store;
        String id = own.post("/store/customers", Map.of("email", email, "company_name", company))
                .at("/customer/id")
                .asText();
        own.post(
                "/store/customers/me/addresses",
                Map.of("address_1", "Am Hafen 1", "postal_code", "20457", "city", "Hamburg", "country_code", "de"));
        return id;
    }

    /**
     * Orders so many of a variant, less ten per cent, with shipping; what is paid by card is not captured yet.
     *
     * @param provider of the payment: {@code pp_system_default} for a card
     * @return the order
     * @throws Refused if the shop does not sell it
     */
    public JsonNode buys(String email, String variant, int quantity, String provider) {
        return buys(email, variant, quantity, provider, "de");
    }

    /** The same, delivered to this country, in the currency of its region. */
    public JsonNode buys(String email, String variant, int quantity, String provider, String country) {
        String cart = cart(email, variant, quantity, country);
        String collection = store.post("/store/payment-collections", Map.of("cart_id", cart))
                .at("/payment_collection/id")
                .asText();
        store.post("/store/payment-collections/" + collection + "/payment-sessions", Map.of("provider_id", provider));
        return store.post("/store/carts/" + cart + "/complete", Map.of()).path("order");
    }

    private String cart(String email, String variant, int quantity, String country) {
        String cart = store.post("/store/carts", Map.of("email", email, "region_id", region(country)))
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
                                "country_code", country)));
        store.post(path + "/line-items", Map.of("variant_id", variant, "quantity", quantity));
        store.post(path + "/promotions", Map.of("promo_codes", List.of("TEN")));
        String option = store.get("/store/shipping-options?cart_id=" + cart)
                .at("/shipping_options/0/id")
                .asText();
        store.post(path + "/shipping-methods", Map.of("option_id", option));
        return cart;
    }

    private String region(String country) {
        for (JsonNode region : store.get("/store/regions").path("regions")) {
            if (region.path("countries").findValuesAsText("iso_2").contains(country)) {
                return region.path("id").asText();
            }
        }
        throw new IllegalArgumentException("The shop delivers nothing to " + country);
    }
}
