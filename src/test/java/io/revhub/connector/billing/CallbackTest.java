package io.revhub.connector.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revhub.intake.Hint;
import io.revhub.intake.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallbackTest {

    private final TestBilling billing = new TestBilling();
    private final Webhook callback = billing.connector().callback().webhook("billing", Map.of());

    @Test
    void anIssuedInvoiceIsToBeRead() {
        assertThat(receive("INVOICE_CREATION", "INVOICE", "inv-1", "null"))
                .containsExactly(new Hint("Invoice", "inv-1"));
    }

    @Test
    void aPaymentOnAnInvoiceConcernsBoth() {
        assertThat(receive("INVOICE_PAYMENT_SUCCESS", "INVOICE", "inv-1", "\"{\\\"paymentId\\\":\\\"pay-1\\\"}\""))
                .containsExactly(new Hint("Payment", "pay-1"), new Hint("Invoice", "inv-1"));
    }

    @Test
    void aPaymentAloneIsToBeRead() {
        assertThat(receive("PAYMENT_SUCCESS", "PAYMENT", "pay-1", "\"{}\""))
                .containsExactly(new Hint("Payment", "pay-1"));
    }

    @Test
    void whatTheHubDoesNotReadIsTakenAndLeft() {
        assertThat(receive("ACCOUNT_CHANGE", "ACCOUNT", "acc-1", "null")).isEmpty();
        assertThat(receive("INVOICE_NOTIFICATION", "ACCOUNT", "acc-1", "null")).isEmpty();
    }

    @Test
    void withoutTheSecretNobodyIsBelieved() {
        byte[] body = bytes("{\"eventType\":\"INVOICE_CREATION\"}");

        assertThatThrownBy(() -> callback.receive(Map.of(), Map.of(), body)).isInstanceOf(Webhook.NotGenuine.class);
        assertThatThrownBy(() -> callback.receive(Map.of(), Map.of("secret", "guess"), body))
                .isInstanceOf(Webhook.NotGenuine.class);
        assertThatThrownBy(() -> new Callback("", null).receive(Map.of(), Map.of("secret", ""), body))
                .isInstanceOf(Webhook.NotGenuine.class);
    }

    @Test
    void whatIsNoEventIsNotUnderstood() {
        assertThatThrownBy(() -> callback.receive(Map.of(), secret(), bytes("<html>")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCallbackIsRegisteredAndAgainWhenItIsGone() {
        CallbackRegistration registration = billing.registration("http://localhost:9/webhooks/billing");
        String path = "/tenants/registerNotificationCallback";

        registration.register();
        billing.client().send("DELETE", "/1.0/kb" + path, null);
        registration.register();
        registration.register();

        assertThat(billing.get(path).get("values"))
                .hasSize(1)
                .allMatch(
                        url -> url.asText().equals("http://localhost:9/webhooks/billing?secret=" + TestBilling.SECRET));
        billing.client().send("DELETE", "/1.0/kb" + path, null);
    }

    private List<Hint> receive(String type, String objectType, String id, String metaData) {
        String body =
                "{\"eventType\":\"%s\",\"accountId\":\"a\",\"objectType\":\"%s\",\"objectId\":\"%s\",\"metaData\":%s}"
                        .formatted(type, objectType, id, metaData);
        return callback.receive(Map.of(), secret(), bytes(body));
    }

    private static Map<String, String> secret() {
        return Map.of("secret", TestBilling.SECRET);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
