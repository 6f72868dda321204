package io.revhub.scenarios;

import static io.revhub.scenarios.World.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Refused;
import io.revhub.document.Document;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What there is in the ERP is what the shop sells. */
@ExtendWith(World.Shared.class)
class StockTest {

    private final World world;

    StockTest(World world) {
        this.world = world;
    }

    @Test
    void theShopShowsWhatTheErpHasAndSellsNoMore() {
        String sku = goods();

        world.erp.receives(sku, 4);
        shows(sku, 4);
        world.erp.receives(sku, 1);
        shows(sku, 5);

        String variant = world.shop.variant(sku).orElseThrow();
        JsonNode bought = world.shop.buys("jo@example.org", variant, 3);
        assertThatThrownBy(() -> world.shop.buys("kim@example.org", variant, 3))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("required inventory");

        world.shop.captures(bought);
        Document order = order("S-" + bought.path("display_id").asText());
        world.erp.delivers(inTheErp(order), "10", 3);
        shows(sku, 2);
        assertThat(world.hub.parked()).doesNotContain(sku);
    }

    @Test
    void whatTheHubDoesNotKnowIsLeftInTheErp() {
        String unknown = "OTHERS-" + world.unique();
        String sku = goods();

        world.erp.receives(unknown, 7);
        world.erp.receives(sku, 1);

        shows(sku, 1);
        assertThat(world.store.document("stock", unknown + "/1010")).isEmpty();
        assertThat(world.hub.parked()).doesNotContain(unknown);
    }

    /** Goods that are in the shop and in the ERP. */
    private String goods() {
        String sku = "HELMET-" + world.unique();
        String product = world.crm.product(sku, "Helmet", "goods");
        world.crm.price(product, world.crm.standardPriceBook(), "129.95", "EUR");
        soon(sku + " in the shop").until(() -> world.shop.price(sku, "EUR").isPresent());
        soon(sku + " in the ERP")
                .until(() -> world.store.document("product", sku).stream()
                        .anyMatch(known -> world.store.record(known, "erp").isPresent()));
        return sku;
    }

    private void shows(String sku, int quantity) {
        soon(quantity + " of " + sku)
                .untilAsserted(() -> assertThat(world.shop.stock(sku))
                        .as("parked: %s", world.hub.parked())
                        .hasValueSatisfying(
                                stock -> assertThat(stock).isEqualByComparingTo(BigDecimal.valueOf(quantity))));
    }

    private Document order(String number) {
        soon(number).until(() -> world.store.document("order", number).isPresent());
        return world.store.document("order", number).orElseThrow();
    }

    private String inTheErp(Document document) {
        soon(document.title() + " in the ERP")
                .until(() -> world.store.record(document, "erp").isPresent());
        return world.store.record(document, "erp").orElseThrow();
    }
}
