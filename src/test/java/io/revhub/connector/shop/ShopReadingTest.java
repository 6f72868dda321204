package io.revhub.connector.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import io.revhub.intake.Webhook;
import io.revhub.sandbox.Fault;
import io.revhub.sandbox.Outbox.Letter;
import io.revhub.sandbox.WebhookSignature;
import io.revhub.sandbox.shop.Shopping;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShopReadingTest {

    private final TestShop shop = new TestShop();
    private final Shopping shopping = shop.shopping();
    private final String email = "jo+" + UUID.randomUUID() + "@example.org";
    private final JsonNode order =
            shopping.buy(shopping.filledCart(shopping.variant("129.95"), email), "pp_system_default");
    private final String id = order.get("id").asText();
    private final String payment =
            order.at("/payment_collections/0/payments/0/id").asText();

    @AfterEach
    void clearFaults() {
        shop.clearFaults();
    }

    @Test
    void anOrderIsReadWithAllThatItsMappingNeeds() {
        JsonNode read = reader("Order").read(List.of(id, "order_0")).get(id);

        assertThat(read.get("email").asText()).isEqualTo(email);
        assertThat(read.get("currency_code").asText()).isEqualTo("eur");
        assertThat(read.at("/customer/has_account").isBoolean()).isTrue();
        assertThat(read.at("/items/0/unit_price").decimalValue()).isEqualByComparingTo("129.95");
        assertThat(read.at("/items/0/adjustments/0/amount").decimalValue()).isEqualByComparingTo("38.985");
        assertThat(read.at("/payment_collections/0/payments/0/provider_id").asText())
                .isEqualTo("pp_system_default");
        assertThat(read.at("/sales_channel/name").asText()).isEqualTo("Webshop");
        assertThat(reader("Order").read(List.of("order_0"))).isEmpty();
    }

    @Test
    void eachCaptureAndRefundIsARecordOfItsOwnWithItsOrder() {
        shopping.admin().post("/admin/payments/" + payment + "/capture", "{'amount':100}");
        shopping.admin().post("/admin/payments/" + payment + "/refund", "{'amount':30}");

        List<Hint> hints = webhook("payment.refunded", payment);

        assertThat(hints).extracting(Hint::recordType).containsExactly("Capture", "Refund");
        Hint refund = hints.get(1);
        JsonNode read = reader("Refund").read(List.of(refund.recordId())).get(refund.recordId());
        assertThat(read.get("amount").decimalValue()).isEqualByComparingTo("30");
        assertThat(read.get("order_id").asText()).isEqualTo(id);
        assertThat(read.get("capture_id").asText()).isEqualTo(hints.get(0).recordId());
    }

    @Test
    void anEventIsAHintAtTheRecordThatTheHubReads() {
        assertThat(webhook("order.placed", id)).containsExactly(new Hint("Order", id));
        assertThat(webhook("customer.updated", "cus_1")).containsExactly(new Hint("Customer", "cus_1"));
        assertThat(webhook("shipment.created", "ful_1")).isEmpty();
        assertThatThrownBy(() ->
                        shop.connector().webhook().webhook("shop", Map.of()).receive(Map.of(), Map.of(), new byte[0]))
                .isInstanceOf(Webhook.NotGenuine.class);
    }

    @Test
    void aRefundThatNobodyAnnouncedIsFoundWithItsOrder() {
        CatchUp orders = catchUp("orders");
        String seen = allOf(orders, null).position();
        shopping.admin().post("/admin/payments/" + payment + "/capture", "{}");
        shopping.admin().post("/admin/payments/" + payment + "/refund", "{'amount':30}");

        Found again = allOf(orders, seen);

        assertThat(again.hints()).contains(new Hint("Order", id));
        assertThat(again.hints()).extracting(Hint::recordType).contains("Capture", "Refund");
        assertThat(allOf(orders, again.position()).hints()).isEmpty();
    }

    @Test
    void aPartialCaptureIsFoundOnlyByGoingThroughAllOpenOrders() {
        String seen = allOf(catchUp("payments"), null).position();
        shopping.admin().post("/admin/payments/" + payment + "/capture", "{'amount':1}");

        assertThat(allOf(catchUp("payments"), seen).hints()).isEmpty();
        assertThat(allOf(catchUp("open-orders"), null).hints())
                .anyMatch(hint ->
                        hint.recordType().equals("Capture") && hint.recordId().startsWith(payment));
    }

    @Test
    void aFullCaptureIsFoundAmongThePayments() {
        String seen = allOf(catchUp("payments"), null).position();
        shopping.admin().post("/admin/payments/" + payment + "/capture", "{}");

        assertThat(allOf(catchUp("payments"), seen).hints())
                .anyMatch(hint -> hint.recordId().startsWith(payment));
    }

    @Test
    void whoSavedNoAddressIsWhereTheLastOrderWent() {
        String customer = order.get("customer_id").asText();

        JsonNode read = reader("Customer").read(List.of(customer)).get(customer);

        assertThat(read.at("/shipping_address/city").asText()).isEqualTo("Hamburg");
    }

    @Test
    void aSettlementFileIsAPayout() {
        CatchUp payouts = catchUp("payouts");
        shopping.admin().post("/admin/payments/" + payment + "/capture", "{}");
        String payout = shopping.provider()
                .post("/psp/payouts", "{}")
                .json()
                .at("/data/0/id")
                .asText();

        assertThat(payouts.next(Optional.empty()).hints()).contains(new Hint("Payout", payout));
        JsonNode read = reader("Payout").read(List.of(payout)).get(payout);
        assertThat(read.get("currency").asText()).isEqualTo("EUR");
        assertThat(read.get("transactions"))
                .anySatisfy(t -> assertThat(t.get("net").asText()).isEqualTo("416.76"));
    }

    @Test
    void aShopThatDoesNotAnswerIsReadLater() {
        shop.fault(Fault.Kind.UNAVAILABLE, "GET", "/admin/orders");

        assertThatThrownBy(() -> reader("Order").read(List.of(id))).isInstanceOf(ReadFailed.class);
    }

    private Reader reader(String record) {
        return shop.connector().reader().reader("shop", Map.of("record", record));
    }

    private CatchUp catchUp(String list) {
        return shop.connector().catchUp().catchUp("shop", Map.of("list", list));
    }

    private record Found(List<Hint> hints, String position) {}

    private static Found allOf(CatchUp catchUp, String from) {
        List<Hint> hints = new ArrayList<>();
        String position = from;
        CatchUp.Page page;
        do {
            page = catchUp.next(Optional.ofNullable(position));
            hints.addAll(page.hints());
            position = page.position();
        } while (page.more());
        return new Found(hints, position);
    }

    private List<Hint> webhook(String event, String record) {
        String body = "{\"event\":\"%s\",\"id\":\"msg_1\",\"data\":{\"id\":\"%s\"}}".formatted(event, record);
        Map<String, String> headers = new WebhookSignature(TestShop.WEBHOOK_SECRET, Clock.systemUTC())
                .headers(new Letter("msg_1", URI.create("http://localhost"), body));
        return shop.connector()
                .webhook()
                .webhook("shop", Map.of())
                .receive(headers, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
