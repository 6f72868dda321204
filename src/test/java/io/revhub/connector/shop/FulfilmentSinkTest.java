package io.revhub.connector.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Sink;
import io.revhub.delivery.Written;
import io.revhub.sandbox.Fault;
import io.revhub.sandbox.shop.Shopping;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FulfilmentSinkTest {

    private final TestShop shop = new TestShop();
    private final Shopping shopping = shop.shopping();
    private final JsonNode order = shopping.buy(
            shopping.filledCart(shopping.variant("10"), "jo+" + UUID.randomUUID() + "@example.org"),
            "pp_system_default");
    private final Sink sink = shop.connector().fulfilment().sink("shop", Map.of());
    private final TestDelivery fulfilment = TestDelivery.of(
            "fulfilment",
            "F-" + UUID.randomUUID(),
            "shop",
            form("2", "[{'tracking_number':'T1','tracking_url':'#','label_url':'#'}]"));

    @AfterEach
    void clearFaults() {
        shop.clearFaults();
    }

    @Test
    void whatWasFulfilledIsShippedWithItsTrackingNumber() {
        fulfilment.brought(sink);

        assertThat(fulfilments()).hasSize(1);
        assertThat(fulfilments().at("/0/labels/0/tracking_number").asText()).isEqualTo("T1");
        assertThat(fulfilments().get(0).get("shipped_at").isTextual()).isTrue();
        assertThat(fulfilments().at("/0/metadata/revhub_key").asText()).isEqualTo(fulfilment.key());
    }

    @Test
    void aLostAnswerFulfilsNothingTwice() {
        shop.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "/admin/orders/");

        assertThat(fulfilment.write(sink.steps().get(0))).isInstanceOf(Written.Unknown.class);
        fulfilment.brought(sink);

        assertThat(fulfilments()).hasSize(1);
    }

    @Test
    void moreThanWasOrderedIsForAPerson() {
        TestDelivery tooMuch = TestDelivery.of("fulfilment", "F-" + UUID.randomUUID(), "shop", form("4", "null"));

        assertThat(tooMuch.write(sink.steps().get(0))).isInstanceOf(Written.Refused.class);
    }

    private JsonNode fulfilments() {
        return shop.get("/orders/" + order.get("id").asText() + "?fields=*fulfillments,*fulfillments.labels")
                .at("/order/fulfillments");
    }

    private String form(String quantity, String labels) {
        return "{'order_id':'%s','items':[{'id':'%s','quantity':'%s'}],'labels':%s}"
                .formatted(order.get("id").asText(), order.at("/items/0/id").asText(), quantity, labels);
    }
}
