package io.revhub.sandbox.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.SystemClient;
import io.revhub.sandbox.SystemClient.Answer;
import io.revhub.sandbox.TestLandscape;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MedusaTest {

    private final URI address = TestLandscape.with(Medusa.SYSTEM).address("shop");
    private final SystemClient shop =
            new SystemClient(address, Map.of("Authorization", SystemClient.basic("sk_test:")));
    private final SystemClient stranger = new SystemClient(address, Map.of());
    private final String key = UUID.randomUUID().toString();

    @Test
    void aStrangerSeesOnlyThatTheShopIsUp() {
        assertThat(stranger.get("/health").text()).isEqualTo("OK");

        Answer refused = stranger.get("/admin/products");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).isEqualTo("{\"message\":\"Unauthorized\"}");
    }

    @Test
    void aProductKeepsItsExactPricesAndIsFoundByHandleExternalIdAndSku() {
        JsonNode product = created(product(""));

        assertThat(product.get("id").asText()).matches("prod_[0-9A-HJKMNP-TV-Z]{26}");
        assertThat(product.at("/variants/0/prices/0/amount").decimalValue()).isEqualByComparingTo("349.95");
        assertThat(product.at("/variants/0/prices/0/raw_amount/value").asText()).isEqualTo("349.95");
        for (String filter : new String[] {"handle=h-" + key, "external_id=" + key, "variants[sku]=S-" + key}) {
            JsonNode list = shop.get("/admin/products?" + filter).json();
            assertThat(list.get("count").asInt()).as(filter).isEqualTo(1);
            assertThat(list.at("/products/0")).isEqualTo(product);
        }
        JsonNode variants = shop.get("/admin/product-variants?sku[]=S-" + key).json();
        assertThat(variants.at("/variants/0/product/external_id").asText()).isEqualTo(key);
    }

    @Test
    void handlesAndSkusAreUniqueAndExternalIdsAreNot() {
        created(product(""));

        assertInvalid(shop.post("/admin/products", product("")), "Product with handle: h-" + key + ", already exists.");
        assertInvalid(
                shop.post("/admin/products", product("").replace("'h-", "'other-")),
                "Product variant with sku: S-" + key + ", already exists.");
        created(product("").replace("'h-", "'other-").replace("'S-", "'T-"));
        assertThat(shop.get("/admin/products?external_id=" + key)
                        .json()
                        .get("count")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void whatMedusaChecksIsAnsweredWith400() {
        assertInvalid(shop.post("/admin/products", "{}"), "Invalid request: Field 'title' is required");
        assertInvalid(
                shop.post("/admin/products", "{'title':'x','colour':'red'}"),
                "Invalid request: Unrecognized fields: 'colour'");
        assertInvalid(shop.post("/admin/products", "{'title':'x'}"), "Product options are not provided for: [x].");
        assertInvalid(
                shop.post("/admin/products", "{'title':1}"),
                "Invalid request: Expected type: 'string' for field 'title', got: 'number'");
        assertThat(shop.get("/admin/products/prod_0").json().get("type").asText())
                .isEqualTo("not_found");
        assertThat(shop.post("/admin/products", "{'title':'" + "x".repeat(110_000) + "'}")
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "updated_at[$gte]=yesterday",
                "updated_at[$gte]=2026-04-10T08:00:00+01:00",
                "order=colour",
                "fields=colour",
                "limit=-1"
            })
    void otherMistakesOfTheClientAreAnsweredWith500(String query) {
        created(product(""));

        Answer answer = shop.get("/admin/products?" + query);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().get("type").asText()).isEqualTo("unknown_error");
    }

    @Test
    void metadataIsMergedAndAnEmptyTextDeletesAKey() {
        String id = created(product(",'metadata':{'a':'1','b':'2'}")).get("id").asText();

        JsonNode changed = shop.post("/admin/products/" + id, "{'metadata':{'b':'','c':'3'}}")
                .json();

        assertThat(changed.at("/product/metadata").toString()).isEqualTo("{\"a\":\"1\",\"c\":\"3\"}");
    }

    @Test
    void anUpdateDropsUnlistedVariantsAndReplacesPrices() {
        JsonNode product = created(product(""));
        String id = product.get("id").asText();
        String kept = product.at("/variants/0/id").asText();
        shop.post(
                "/admin/products/" + id + "/variants",
                "{'title':'Other','options':{'Type':'Standard'},'prices':[{'currency_code':'EUR','amount':1}]}");
        assertThat(shop.get("/admin/products/" + id).json().at("/product/variants"))
                .hasSize(2);

        JsonNode changed = shop.post(
                        "/admin/products/" + id,
                        "{'variants':[{'id':'%s','prices':[{'currency_code':'eur','amount':359.90}]}]}".formatted(kept))
                .json();

        assertThat(changed.at("/product/variants")).hasSize(1);
        assertThat(changed.at("/product/variants/0/prices")).hasSize(1);
        assertThat(changed.at("/product/variants/0/prices/0/raw_amount/value").asText())
                .isEqualTo("359.90");
        assertThat(changed.at("/product/variants/0/sku").asText()).isEqualTo("S-" + key);
    }

    @Test
    void aVariantsChangeIsSeenAtTheVariantAndNotAtTheProduct() {
        JsonNode product = created(product(""));
        String variant = product.at("/variants/0/id").asText();

        JsonNode changed = shop.post(
                        "/admin/products/" + product.get("id").asText() + "/variants/" + variant,
                        "{'prices':[{'currency_code':'eur','amount':1}]}")
                .json();

        String stamp = changed.at("/product/variants/0/updated_at").asText();
        assertThat(changed.at("/product/updated_at")).isEqualTo(product.get("updated_at"));
        assertThat(stamp).isGreaterThan(product.get("updated_at").asText());
        assertThat(shop.get("/admin/product-variants?sku=S-" + key + "&updated_at[$gte]=" + stamp)
                        .json()
                        .get("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(shop.get("/admin/products?external_id=" + key + "&updated_at[$gte]=" + stamp)
                        .json()
                        .get("count")
                        .asInt())
                .isZero();
    }

    @Test
    void aListHasPagesOrderAndChosenFields() {
        created(product(""));
        created(product("").replace("'h-", "'g-").replace("'S-", "'T-"));

        JsonNode page = shop.get("/admin/products?external_id=" + key + "&limit=1&offset=1&order=-handle&fields=handle")
                .json();

        assertThat(page.get("count").asInt()).isEqualTo(2);
        assertThat(page.at("/products/0/handle").asText()).isEqualTo("g-" + key);
        assertThat(page.at("/products/0").size()).isEqualTo(2);
        assertThat(shop.get("/admin/products?q=G-" + key).json().get("count").asInt())
                .isEqualTo(1);
    }

    @Test
    void deletingSaysYesAlsoForTheUnknown() {
        String id = created(product("")).get("id").asText();

        assertThat(shop.send("DELETE", "/admin/products/" + id, null).status()).isEqualTo(200);
        assertThat(shop.get("/admin/products/" + id).status()).isEqualTo(404);
        assertThat(shop.send("DELETE", "/admin/products/" + id, null)
                        .json()
                        .get("deleted")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aCustomerIsUniqueByExactEmail() {
        String email = key + "@nordwind.example";
        JsonNode customer = shop.post("/admin/customers", "{'email':'%s','company_name':'Nordwind'}".formatted(email))
                .json()
                .get("customer");

        assertThat(customer.get("id").asText()).startsWith("cus_");
        assertThat(customer.get("has_account").asBoolean()).isFalse();
        assertInvalid(
                shop.post("/admin/customers", "{'email':'%s'}".formatted(email)),
                "Customer with email: " + email + ", has_account: false, already exists.");
        assertThat(shop.get("/admin/customers?email=" + email).json().at("/customers/0"))
                .isEqualTo(customer);
        assertThat(shop.get("/admin/customers?email=" + email.toUpperCase())
                        .json()
                        .get("count")
                        .asInt())
                .isZero();
    }

    @Test
    void aCustomerIsChangedAndItsChangeIsFoundByTime() {
        String id = shop.post("/admin/customers", "{'email':'%s@a.example'}".formatted(key))
                .json()
                .at("/customer/id")
                .asText();

        JsonNode changed = shop.post("/admin/customers/" + id, "{'phone':'1','metadata':{'k':'v'}}")
                .json()
                .get("customer");

        assertThat(shop.get("/admin/customers?updated_at[$gte]="
                                + changed.get("updated_at").asText())
                        .json()
                        .findValuesAsText("id"))
                .contains(id);
        assertThat(shop.get("/admin/customers/" + id)
                        .json()
                        .at("/customer/metadata/k")
                        .asText())
                .isEqualTo("v");
        assertThat(shop.get("/admin/customers/cus_0").status()).isEqualTo(404);
    }

    @Test
    void aShopKeeperSeesTheProductOnThePage() {
        created(product(""));

        assertThat(stranger.get("/").text()).contains("h-" + key, "349.95 EUR");
    }

    private JsonNode created(String body) {
        Answer answer = shop.post("/admin/products", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("product");
    }

    private String product(String more) {
        return """
                {'title':'Tracker','handle':'h-%1$s','external_id':'%1$s','status':'published',
                 'options':[{'title':'Type','values':['Standard']}],
                 'variants':[{'title':'Standard','sku':'S-%1$s','options':{'Type':'Standard'},
                              'prices':[{'currency_code':'eur','amount':349.95}]}]%2$s}""".formatted(key, more);
    }

    private static void assertInvalid(Answer answer, String message) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("type").asText()).isEqualTo("invalid_data");
        assertThat(answer.json().get("message").asText()).isEqualTo(message);
    }
}
