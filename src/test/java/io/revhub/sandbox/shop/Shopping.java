package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.SystemClient;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What shop keepers and shoppers do in the simulated shop. */
public final class Shopping {

    private final SystemClient admin;
    private final SystemClient store;
    private final SystemClient provider;

    public Shopping(URI address, String secretKey, String publishableKey, String providerKey) {
        admin = new SystemClient(address, Map.of("Authorization", SystemClient.basic(secretKey + ":")));
        store = new SystemClient(address, Map.of("x-publishable-api-key", publishableKey));
        provider = new SystemClient(address, Map.of("Authorization", "Bearer " + providerKey));
    }

    public SystemClient admin() {
        return admin;
    }

    public SystemClient store() {
        return store;
    }

    public SystemClient provider() {
        return provider;
    }

    /** A published product with one variant at this price; the variant's id. */
    public String variant(String price) {
        String sku = "S-" + UUID.randomUUID();
        JsonNode answer = admin.post(
                        "/admin/products",
                        ("{'title':'Helmet','handle':'%s','status':'published','options':[{'title':'V','values':['S']}],"
                                        + "'variants':[{'title':'S','sku':'%s','manage_inventory':false,"
                                        + "'options':{'V':'S'},'prices':[{'currency_code':'eur','amount':%s}]}]}")
                                .formatted(sku.toLowerCase(Locale.ROOT), sku, price))
                .json();
        return answer.at("/product/variants/0/id").asText();
    }

    /** Three pieces at ten per cent off, to Germany, with shipping, paid by card; the cart's id. */
    public String filledCart(String variant, String email) {
        return filled(variant, "{'email':'" + email + "'}");
    }

    /** The same in another region than the shop's first. */
    public String filledCart(String variant, String email, String region) {
        return filled(variant, "{'email':'" + email + "','region_id':'" + region + "'}");
    }

    private String filled(String variant, String body) {
        String cart = store.post("/store/carts", body).json().at("/cart/id").asText();
        store.post(
                "/store/carts/" + cart,
                "{'shipping_address':{'first_name':'Jo','last_name':'Bär','address_1':'Elbchaussee 1',"
                        + "'city':'Hamburg','postal_code':'22765','country_code':'de'}}");
        store.post("/store/carts/" + cart + "/line-items", "{'variant_id':'" + variant + "','quantity':3}");
        store.post("/store/carts/" + cart + "/promotions", "{'promo_codes':['TEN']}");
        String option = store.get("/store/shipping-options?cart_id=" + cart)
                .json()
                .at("/shipping_options/0/id")
                .asText();
        store.post("/store/carts/" + cart + "/shipping-methods", "{'option_id':'" + option + "'}");
        return cart;
    }

    /** The order that the cart becomes. */
    public JsonNode buy(String cart, String provider) {
        String collection = store.post("/store/payment-collections", "{'cart_id':'" + cart + "'}")
                .json()
                .at("/payment_collection/id")
                .asText();
        store.post(
                "/store/payment-collections/" + collection + "/payment-sessions", "{'provider_id':'" + provider + "'}");
        return store.post("/store/carts/" + cart + "/complete", "{}").json().get("order");
    }
}
