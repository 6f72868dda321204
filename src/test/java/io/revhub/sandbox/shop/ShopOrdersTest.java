package io.revhub.sandbox.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.http.StandardWebhooks;
import io.revhub.sandbox.Receiver;
import io.revhub.sandbox.SystemClient.Answer;
import io.revhub.sandbox.TestLandscape;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShopOrdersTest {

    private static final String LONG = "?fields=%2Bemail,%2Bcurrency_code,%2Braw_total,*transactions,*customer,"
            + "*fulfillments,*fulfillments.items";

    private final Shopping shop =
            new Shopping(TestLandscape.with(Medusa.SYSTEM).address("shop"), "sk_test", "pk_test", "psp_test");
    private final String email = "jo+" + UUID.randomUUID() + "@example.org";
    private final String variant = shop.variant("129.95");

    @Test
    void totalsAreNeverRounded() {
        JsonNode order = bought();

        assertThat(order.get("total").decimalValue()).isEqualByComparingTo("423.36035");
        assertThat(order.at("/raw_total/value").asText()).isEqualTo("423.36035");
        assertThat(order.at("/payment_collections/0/payments/0/raw_amount/value")
                        .asText())
                .isEqualTo("423.36035");
    }

    @Test
    void aCartBecomesOneOrderHoweverOftenItIsCompleted() {
        String cart = shop.filledCart(variant, email);
        JsonNode first = shop.buy(cart, "pp_system_default");

        JsonNode again =
                shop.store().post("/store/carts/" + cart + "/complete", "{}").json();

        assertThat(again.get("type").asText()).isEqualTo("order");
        assertThat(again.at("/order/id")).isEqualTo(first.get("id"));
    }

    @Test
    void withoutAPaymentSessionACartIsNotCompleted() {
        String cart = shop.filledCart(variant, email);

        Answer answer = shop.store().post("/store/carts/" + cart + "/complete", "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).isEqualTo("Payment sessions are required to complete cart");
    }

    @Test
    void anOrderShowsWhatIsAskedForAndUnknownFiltersAreIgnored() {
        JsonNode order = bought();
        String id = order.get("id").asText();

        assertThat(admin("/admin/orders/" + id).at("/order").has("email")).isFalse();
        assertThat(admin("/admin/orders/" + id + LONG).at("/order/email").asText())
                .isEqualTo(email);
        assertThat(shop.admin().get("/admin/orders/" + id + "?fields=%2Bcolour").status())
                .isEqualTo(500);
        int all = admin("/admin/orders").get("count").asInt();
        assertThat(admin("/admin/orders?email=nobody&display_id=0").get("count").asInt())
                .isEqualTo(all);
        assertThat(admin("/admin/orders?id[]=" + id).get("count").asInt()).isEqualTo(1);
        assertThat(admin("/admin/orders").get("limit").asInt()).isEqualTo(15);
    }

    @Test
    void aCaptureMovesNeitherVersionNorTimeOfItsOrderAndARefundBoth() {
        JsonNode order = bought();
        String payment = payment(order);

        capture(payment, "100.00");
        JsonNode partly = admin("/admin/payments/" + payment).get("payment");
        capture(payment, null);
        JsonNode captured = read(order);
        shop.admin().post("/admin/payments/" + payment + "/refund", "{'amount':139.18}");
        JsonNode refunded = read(order);

        assertThat(partly.get("updated_at")).isEqualTo(partly.get("created_at"));
        assertThat(partly.get("captured_at").isNull()).isTrue();
        assertThat(captured.get("version").asInt()).isEqualTo(1);
        assertThat(captured.get("updated_at")).isEqualTo(order.get("updated_at"));
        assertThat(captured.get("transactions")).hasSize(2);
        assertThat(refunded.get("version").asInt()).isEqualTo(2);
        assertThat(refunded.get("total").decimalValue()).isEqualByComparingTo("284.18035");
    }

    @Test
    void moreThanWasAuthorisedIsNotCaptured() {
        assertThat(capture(payment(bought()), "423.37").status()).isEqualTo(400);
    }

    @Test
    void whatIsFulfilledIsShippedAndDelivered() {
        JsonNode order = bought();
        String id = order.get("id").asText();
        String item = order.at("/items/0/id").asText();

        JsonNode answer = shop.admin()
                .post(
                        "/admin/orders/" + id + "/fulfillments",
                        "{'items':[{'id':'" + item + "','quantity':2}],'metadata':{'revhub_key':'K'}}")
                .json();
        assertThat(answer.get("order").has("fulfillments")).isFalse();
        JsonNode fulfilment = read(order).at("/fulfillments/0");
        String path =
                "/admin/orders/" + id + "/fulfillments/" + fulfilment.get("id").asText();
        shop.admin().post(path + "/shipments", "{'items':[],'labels':[{'tracking_number':'T1'}]}");
        shop.admin().post(path + "/mark-as-delivered", "{}");

        JsonNode detail = read(order).at("/items/0/detail");
        assertThat(fulfilment.at("/metadata/revhub_key").asText()).isEqualTo("K");
        assertThat(detail.get("delivered_quantity").asInt()).isEqualTo(2);
        assertThat(read(order).get("version").asInt()).isEqualTo(4);
        assertThat(shop.admin()
                        .post("/admin/orders/" + id + "/fulfillments", "{'items':[{'id':'" + item + "','quantity':2}]}")
                        .status())
                .isEqualTo(400);
        assertThat(shop.admin().post("/admin/orders/" + id + "/cancel", "{}").status())
                .isEqualTo(400);
    }

    @Test
    void aCancelledOrderGivesTheMoneyBackWithoutAnEvent() {
        JsonNode order = bought();
        String payment = payment(order);
        capture(payment, null);

        try (Receiver hub = Receiver.refusing(TestLandscape.HUB_PORT, "no such text")) {
            shop.admin().post("/admin/orders/" + order.get("id").asText() + "/cancel", "{}");
            await().untilAsserted(() -> assertThat(
                            hub.about(order.get("id").asText()).stream().map(Receiver.Post::body))
                    .anyMatch(body -> body.contains("order.canceled")));
            assertThat(hub.about("payment.refunded")).isEmpty();
        }

        assertThat(admin("/admin/payments/" + payment).at("/payment/refunds")).hasSize(1);
        assertThat(read(order).get("status").asText()).isEqualTo("canceled");
    }

    @Test
    void eventsAreSignedAndNameOnlyTheRecord() {
        try (Receiver hub = Receiver.refusing(TestLandscape.HUB_PORT, "no such text")) {
            JsonNode order = bought();
            String id = order.get("id").asText();
            await().untilAsserted(() -> assertThat(hub.about(id)).isNotEmpty());
            Receiver.Post post = hub.about(id).get(0);

            assertThat(post.path()).isEqualTo("/webhooks/shop");
            new StandardWebhooks("whsec_c2hvcA==", Clock.systemUTC())
                    .check(lower(post.headers()), post.body().getBytes(StandardCharsets.UTF_8));
            assertThat(post.body()).startsWith("{\"event\":\"order.placed\",\"id\":\"msg_");
            capture(payment(order), null);
            await().untilAsserted(() -> assertThat(hub.about("payment.captured"))
                    .anySatisfy(captured ->
                            assertThat(captured.body()).contains("\"data\":{\"id\":\"" + payment(order) + "\"}")));
        }
    }

    @Test
    void aDraftBecomesAnOrderAndIsMarkedAsPaid() {
        String region = admin("/admin/regions").at("/regions/0/id").asText();
        JsonNode draft = shop.admin()
                .post(
                        "/admin/draft-orders",
                        ("{'region_id':'%s','email':'%s','items':[{'variant_id':'%s','quantity':1,'unit_price':100}],"
                                        + "'metadata':{'revhub_key':'K'}}")
                                .formatted(region, email, variant))
                .json()
                .get("draft_order");
        String id = draft.get("id").asText();

        JsonNode order = shop.admin()
                .post("/admin/draft-orders/" + id + "/convert-to-order", "{}")
                .json()
                .get("order");
        String collection = shop.admin()
                .post("/admin/payment-collections", "{'order_id':'" + id + "','amount':100}")
                .json()
                .at("/payment_collection/id")
                .asText();
        shop.admin().post("/admin/payment-collections/" + collection + "/mark-as-paid", "{'order_id':'" + id + "'}");

        assertThat(draft.get("status").asText()).isEqualTo("draft");
        assertThat(order.get("status").asText()).isEqualTo("pending");
        assertThat(read(order).at("/transactions/0/amount").asInt()).isEqualTo(100);
    }

    @Test
    void aReturnIsRequestedAndReceivedApartFromItsRefund() {
        JsonNode order = bought();
        String id = order.get("id").asText();
        String items = "{'items':[{'id':'" + order.at("/items/0/id").asText() + "','quantity':1}]}";
        shop.admin().post("/admin/orders/" + id + "/fulfillments", items);

        String path = "/admin/returns/"
                + shop.admin()
                        .post("/admin/returns", "{'order_id':'" + id + "'}")
                        .json()
                        .at("/return/id")
                        .asText();
        shop.admin().post(path + "/request-items", items);
        shop.admin().post(path + "/request", "{}");
        shop.admin().post(path + "/receive", "{}");
        shop.admin().post(path + "/receive-items", items);
        shop.admin().post(path + "/receive/confirm", "{}");

        assertThat(admin(path).at("/return/status").asText()).isEqualTo("received");
        assertThat(read(order).at("/items/0/detail/return_received_quantity").asInt())
                .isEqualTo(1);
        assertThat(read(order).get("total").decimalValue()).isEqualByComparingTo("423.36035");
    }

    @Test
    void anEditIsAppliedWhenItIsConfirmed() {
        JsonNode order = bought();
        String id = order.get("id").asText();
        String path = "/admin/order-edits/" + id;
        shop.admin().post("/admin/order-edits", "{'order_id':'" + id + "'}");
        shop.admin().post(path + "/items/item/" + order.at("/items/0/id").asText(), "{'quantity':2}");
        assertThat(read(order).at("/items/0/quantity").asInt()).isEqualTo(3);

        shop.admin().post(path + "/request", "{}");
        shop.admin().post(path + "/confirm", "{}");

        assertThat(read(order).at("/items/0/quantity").asInt()).isEqualTo(2);
        assertThat(read(order).at("/items/0/id")).isEqualTo(order.at("/items/0/id"));
    }

    @Test
    void aCustomersGroupDecidesItsPrices() {
        JsonNode customer = shop.admin()
                .post("/admin/customers", "{'email':'" + email + "'}")
                .json()
                .get("customer");
        String id = customer.get("id").asText();
        String group = shop.admin()
                .post("/admin/customer-groups", "{'name':'G-" + email + "'}")
                .json()
                .at("/customer_group/id")
                .asText();
        shop.admin().post("/admin/customer-groups/" + group + "/customers", "{'add':['" + id + "']}");
        shop.admin()
                .post(
                        "/admin/price-lists",
                        ("{'title':'B2B','description':'B2B','status':'active','type':'override',"
                                        + "'rules':{'customer.groups.id':['%s']},'prices':"
                                        + "[{'variant_id':'%s','currency_code':'eur','amount':99.5}]}")
                                .formatted(group, variant));
        String region = admin("/admin/regions").at("/regions/0/id").asText();

        JsonNode draft = shop.admin()
                .post(
                        "/admin/draft-orders",
                        "{'region_id':'%s','customer_id':'%s','items':[{'variant_id':'%s','quantity':1}]}"
                                .formatted(region, id, variant))
                .json()
                .get("draft_order");

        assertThat(draft.at("/items/0/unit_price").decimalValue()).isEqualByComparingTo("99.5");
        JsonNode seen = admin("/admin/customers/" + id + "?fields=*groups").get("customer");
        assertThat(seen.at("/groups/0/id").asText()).isEqualTo(group);
    }

    @Test
    void theProviderPaysOutWhatWasCapturedLessItsFee() {
        String payment = payment(bought());
        capture(payment, null);
        String charge = shop.provider()
                .get("/psp/transactions?payment_id=" + payment)
                .json()
                .at("/data/0/id")
                .asText();

        JsonNode transaction =
                shop.provider().get("/psp/transactions/" + charge).json();
        String payout = shop.provider()
                .post("/psp/payouts", "{}")
                .json()
                .at("/data/0/id")
                .asText();
        String file = shop.provider()
                .get("/psp/payouts/" + payout + "/settlement.csv")
                .text();
        JsonNode chargeback = shop.provider()
                .post("/psp/chargebacks", "{'charge':'" + charge + "'}")
                .json();

        assertThat(transaction.get("gross").asText()).isEqualTo("423.36");
        assertThat(transaction.get("fee").asText()).isEqualTo("6.60");
        assertThat(file).startsWith("payout_id,paid_at,id,type,").contains(",EUR,423.36,6.60,416.76\r\n");
        assertThat(chargeback.get("net").asText()).isEqualTo("-423.36");
    }

    @Test
    void stockIsAbsoluteAndWhatIsNotThereIsNotSold() {
        String managed = shop.admin()
                .post("/admin/products", product())
                .json()
                .at("/product/variants/0/id")
                .asText();
        String sku = "M-" + email;
        String item = admin("/admin/inventory-items?sku=" + sku.replace("+", "%2B"))
                .at("/inventory_items/0/id")
                .asText();
        String location =
                admin("/admin/stock-locations").at("/stock_locations/0/id").asText();
        String levels = "/admin/inventory-items/" + item + "/location-levels";
        assertThat(shop.admin()
                        .post(levels + "/" + location, "{'stocked_quantity':2}")
                        .status())
                .isEqualTo(404);
        shop.admin().post(levels, "{'location_id':'" + location + "','stocked_quantity':1}");
        shop.admin().post(levels + "/" + location, "{'stocked_quantity':2}");

        String cart = shop.filledCart(managed, email);
        shop.buy(cart, "pp_system_default");

        Answer refused = shop.store().post("/store/carts/" + cart + "/complete", "{}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("type").asText()).isEqualTo("not_allowed");
    }

    private String product() {
        return ("{'title':'Rope','handle':'%s','status':'published','options':[{'title':'V','values':['S']}],"
                        + "'variants':[{'title':'S','sku':'M-%s','options':{'V':'S'},"
                        + "'prices':[{'currency_code':'eur','amount':1}]}]}")
                .formatted(UUID.randomUUID(), email);
    }

    private JsonNode bought() {
        return shop.buy(shop.filledCart(variant, email), "pp_system_default");
    }

    private JsonNode admin(String path) {
        return shop.admin().get(path).json();
    }

    private JsonNode read(JsonNode order) {
        return admin("/admin/orders/" + order.get("id").asText() + LONG).get("order");
    }

    private static String payment(JsonNode order) {
        return order.at("/payment_collections/0/payments/0/id").asText();
    }

    private Answer capture(String payment, String amount) {
        return shop.admin()
                .post("/admin/payments/" + payment + "/capture", amount == null ? "{}" : "{'amount':" + amount + "}");
    }

    private static Map<String, String> lower(Map<String, String> headers) {
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }
}
