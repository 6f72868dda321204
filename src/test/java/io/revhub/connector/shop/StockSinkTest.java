package io.revhub.connector.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.sandbox.Fault;
import io.revhub.sandbox.SystemClient;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StockSinkTest {

    private final TestShop shop = new TestShop();
    private final Sink sink = shop.connector().stock().sink("shop", Map.of());
    private final String variant = shop.shopping().variant("129.95");
    private final JsonNode sold = shop.get("/product-variants?id=" + variant).at("/variants/0");
    private final TestDelivery stock =
            TestDelivery.of("stock", UUID.randomUUID().toString(), "shop", form("4", "Hamburg"));

    @AfterEach
    void clearFaults() {
        shop.clearFaults();
    }

    @Test
    void whatNobodyCountedIsSoldOnlyAsFarAsItIsThere() {
        stock.brought(sink);

        assertThat(item().path("stocked_quantity").asInt()).isEqualTo(4);
        buy();
        assertThat(completed()).isEqualTo(400);
    }

    @Test
    void theFigureTakesThePlaceOfTheOneBefore() {
        TestDelivery brought = stock.brought(sink);
        String level = brought.delivery().reference().orElseThrow().recordId();

        TestDelivery more = brought.changed(form("9", "Hamburg"), "{}");
        assertThat(more.look(sink.steps().get(1))).isInstanceOf(Shown.Existing.class);
        more.brought(sink);

        assertThat(item().path("stocked_quantity").asInt()).isEqualTo(9);
        assertThat(item().path("location_levels")).hasSize(1);
        assertThat(item().at("/location_levels/0/id").asText()).isEqualTo(level);
        sink.steps().forEach(step -> assertThat(more.look(step)).isInstanceOf(Shown.Done.class));
    }

    @Test
    void aLostAnswerMakesNoSecondItem() {
        shop.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "/admin/inventory-items");
        stock.write(sink.steps().get(0));

        stock.brought(sink);

        assertThat(shop.get("/inventory-items?sku=" + sku()).path("inventory_items"))
                .hasSize(1);
        assertThat(item().path("stocked_quantity").asInt()).isEqualTo(4);
    }

    @Test
    void aLocationThatTheShopDoesNotHaveIsForAPerson() {
        TestDelivery nowhere = TestDelivery.of("stock", "1", "shop", form("4", "Atlantis"));

        assertThat(nowhere.look(sink.steps().get(1))).isInstanceOf(Shown.Doubtful.class);
    }

    @Test
    void whatWasSoldBeforeItWasCountedIsNotTakenOutOfStockTwice() {
        String cart = shop.shopping().filledCart(variant, "jo+" + UUID.randomUUID() + "@example.org");
        JsonNode order = shop.shopping().buy(cart, "pp_system_default");
        stock.brought(sink);

        shop.client()
                .post(
                        "/admin/orders/" + order.path("id").asText() + "/fulfillments",
                        "{'items':[{'id':'" + order.at("/items/0/id").asText() + "','quantity':3}]}");

        assertThat(item().path("stocked_quantity").asInt()).isEqualTo(4);
    }

    private String form(String quantity, String location) {
        return "{'product_id':'%s','sku':'%s','location':'%s','stocked_quantity':'%s'}"
                .formatted(sold.path("product_id").asText(), sku(), location, quantity);
    }

    private String sku() {
        return sold.path("sku").asText();
    }

    private JsonNode item() {
        return shop.get("/inventory-items?sku=" + sku()).at("/inventory_items/0");
    }

    private void buy() {
        shop.shopping().buy(shop.shopping().filledCart(variant, "jo@example.org"), "pp_system_default");
    }

    private int completed() {
        String cart = shop.shopping().filledCart(variant, "kim@example.org");
        String collection = shop.shopping()
                .store()
                .post("/store/payment-collections", "{'cart_id':'" + cart + "'}")
                .json()
                .at("/payment_collection/id")
                .asText();
        shop.shopping()
                .store()
                .post(
                        "/store/payment-collections/" + collection + "/payment-sessions",
                        "{'provider_id':'pp_system_default'}");
        SystemClient.Answer answer = shop.shopping().store().post("/store/carts/" + cart + "/complete", "{}");
        return answer.status();
    }
}
