package io.revhub.sandbox.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.Receiver;
import io.revhub.sandbox.SystemClient;
import io.revhub.sandbox.SystemClient.Answer;
import io.revhub.sandbox.TestLandscape;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What nobody would expect of Medusa, and what was seen of it. */
class ShopQuirksTest {

    private final URI address = TestLandscape.with(Medusa.SYSTEM).address("shop");
    private final Shopping shop = new Shopping(address, "sk_test", "pk_test", "psp_test");
    private final SystemClient admin = shop.admin();
    private final String email = "jo+" + UUID.randomUUID() + "@example.org";
    private final String variant = shop.variant("129.95");

    @Test
    void pricesWithTaxLeaveAResidueInTheTotals() {
        String region = region();
        admin.post(
                "/admin/price-preferences",
                "{'attribute':'region_id','value':'%s','is_tax_inclusive':true}".formatted(region));

        JsonNode order = shop.buy(shop.filledCart(variant, email, region), "pp_system_default");

        JsonNode line = order.at("/items/0");
        assertThat(line.get("is_tax_inclusive").asBoolean()).isTrue();
        BigDecimal total = new BigDecimal(line.at("/raw_total/value").asText());
        assertThat(total)
                .as("three at 129.95 less ten per cent, tax and all")
                .isNotEqualByComparingTo("350.865")
                .isCloseTo(new BigDecimal("350.865"), org.assertj.core.data.Offset.offset(new BigDecimal("1e-13")));
        assertThat(new BigDecimal(line.at("/raw_subtotal/value").asText())).isLessThan(new BigDecimal("327.61"));
        assertThat(order.at("/shipping_methods/0/is_tax_inclusive").asBoolean()).isTrue();
    }

    private String region() {
        return admin.post(
                        "/admin/regions", "{'name':'B2C %s','currency_code':'eur','countries':['de']}".formatted(email))
                .json()
                .at("/region/id")
                .asText();
    }

    @Test
    void twoWhoFulfilTheSamePieceAtTheSameTimeBothSucceed() {
        await().until(() -> {
            JsonNode order = bought();
            String body = "{'items':[{'id':'" + order.at("/items/0/id").asText() + "','quantity':3}]}";
            String path = "/admin/orders/" + order.get("id").asText() + "/fulfillments";
            return IntStream.range(0, 4)
                            .parallel()
                            .filter(i -> admin.post(path, body).status() == 200)
                            .count()
                    > 1;
        });
    }

    @Test
    void whatIsCapturedWhollyIsNotCapturedAgainButToldAgain() {
        try (Receiver hub = Receiver.refusing(TestLandscape.HUB_PORT, "no such text")) {
            String payment = bought().at("/payment_collections/0/payments/0/id").asText();
            admin.post("/admin/payments/" + payment + "/capture", "{}");

            Answer again = admin.post("/admin/payments/" + payment + "/capture", "{}");

            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json().at("/payment/captures")).hasSize(1);
            await().untilAsserted(() -> assertThat(hub.about(payment))
                    .filteredOn(post -> post.body().contains("payment.captured"))
                    .hasSize(2));
        }
    }

    @Test
    void addressesAndGroupsOfACustomerAreToldByNothingAndADeletedOneIsGone() {
        JsonNode customer = admin.post("/admin/customers", "{'email':'" + email + "'}")
                .json()
                .get("customer");
        String path = "/admin/customers/" + customer.get("id").asText();

        admin.post(path + "/addresses", "{'address_1':'Weg 1','city':'Kiel','country_code':'de'}");
        String group = admin.post("/admin/customer-groups", "{'name':'G-" + email + "'}")
                .json()
                .at("/customer_group/id")
                .asText();
        admin.post(
                "/admin/customer-groups/" + group + "/customers",
                "{'add':['" + customer.get("id").asText() + "']}");

        JsonNode seen = admin.get(path + "?fields=%2Bupdated_at,*addresses").json();
        assertThat(seen.at("/customer/addresses")).hasSize(1);
        assertThat(seen.at("/customer/updated_at")).isEqualTo(customer.get("updated_at"));
        admin.send("DELETE", path, null);
        assertThat(admin.get(path).status()).isEqualTo(404);
        assertThat(count("/admin/customers?email=" + email.replace("+", "%2B"))).isZero();
    }

    @Test
    void aCartMakesAGuestBesideTheRegisteredCustomerOfTheSameAddress() {
        String token = shop.store()
                .post("/auth/customer/emailpass/register", "{'email':'%s','password':'supersecret'}".formatted(email))
                .json()
                .get("token")
                .asText();
        new SystemClient(address, Map.of("x-publishable-api-key", "pk_test", "Authorization", "Bearer " + token))
                .post("/store/customers", "{'email':'" + email + "'}");

        bought();

        JsonNode both = admin.get("/admin/customers?email=" + email.replace("+", "%2B"))
                .json()
                .get("customers");
        assertThat(both.findValuesAsText("has_account")).containsExactlyInAnyOrder("true", "false");
    }

    @Test
    void aBatchOfProductsIsAllOrNothing() {
        String handle = UUID.randomUUID().toString();
        String good = "{'title':'A','handle':'" + handle + "','options':[{'title':'V','values':['S']}]}";

        Answer answer = admin.post("/admin/products/batch", "{'create':[" + good + ",{'title':'B'}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(count("/admin/products?handle=" + handle)).isZero();
    }

    @Test
    void metadataAndAddressesDoNotMoveAnOrdersVersion() {
        String path = "/admin/orders/" + bought().get("id").asText();

        admin.post(path, "{'metadata':{'a':'1'},'shipping_address':{'city':'Kiel','country_code':'de'}}");

        JsonNode order = admin.get(path).json().get("order");
        assertThat(order.at("/metadata/a").asText()).isEqualTo("1");
        assertThat(order.get("version").asInt()).isEqualTo(1);
    }

    @Test
    void listsAreAsLongAsMedusaMakesThem() {
        assertThat(limit("/admin/orders")).isEqualTo(15);
        assertThat(limit("/admin/payments")).isEqualTo(20);
        assertThat(limit("/admin/products")).isEqualTo(50);
        assertThat(limit("/admin/customers")).isEqualTo(50);
        assertThat(limit("/admin/products?limit=1000000")).isEqualTo(1_000_000);
    }

    @Test
    void anAddressThatIsNotThereIsAnsweredInHtmlAndTheStoreAsksForItsKey() {
        Answer unknown = admin.get("/admin/nothing");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(new SystemClient(address, Map.of()).get("/store/regions").status())
                .isEqualTo(400);
    }

    private JsonNode bought() {
        return shop.buy(shop.filledCart(variant, email), "pp_system_default");
    }

    private int limit(String path) {
        return admin.get(path).json().get("limit").asInt();
    }

    private int count(String path) {
        return admin.get(path).json().get("count").asInt();
    }
}
