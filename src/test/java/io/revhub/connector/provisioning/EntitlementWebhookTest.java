package io.revhub.connector.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revhub.intake.Hint;
import io.revhub.intake.Webhook;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class EntitlementWebhookTest {

    private static final Instant NOW = Instant.parse("2026-04-10T08:00:00Z");
    private static final String BODY = "{\"event\":\"entitlement.active\",\"data\":{\"id\":\"ent_1\"}}";

    private final Webhook webhook = new TestProvisioning()
            .connector(URI.create("http://localhost"), Clock.fixed(NOW, ZoneOffset.UTC))
            .webhook()
            .webhook("provisioning", Map.of());

    @Test
    void aSignedEventNamesItsEntitlement() {
        assertThat(receive(signed(NOW, BODY), BODY)).containsExactly(new Hint("Entitlement", "ent_1"));
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() {
        Map<String, String> headers = signed(NOW, BODY);
        headers.compute("webhook-signature", (name, right) -> "v1,b2xk v1a,x " + right);

        assertThat(receive(headers, BODY)).hasSize(1);
    }

    @Test
    void aWrongSignatureAChangedBodyOrNoneIsRefused() {
        Map<String, String> wrong = signed(NOW, BODY);
        wrong.put("webhook-signature", "v1,d3Jvbmc=");
        assertNotGenuine(wrong, BODY);
        assertNotGenuine(signed(NOW, BODY), BODY.replace("ent_1", "ent_2"));
        assertNotGenuine(Map.of(), BODY);
    }

    @Test
    void whatIsOlderOrNewerThanFiveMinutesIsRefused() {
        assertThat(receive(signed(NOW.minusSeconds(300), BODY), BODY)).hasSize(1);
        assertNotGenuine(signed(NOW.minusSeconds(301), BODY), BODY);
        assertNotGenuine(signed(NOW.plusSeconds(301), BODY), BODY);
        Map<String, String> never = signed(NOW, BODY);
        never.put("webhook-timestamp", "yesterday");
        assertNotGenuine(never, BODY);
    }

    @Test
    void whatIsGenuineButOfNoInterestIsTakenAndLeft() {
        String other = "{\"event\":\"node.restarted\",\"data\":{}}";

        assertThat(receive(signed(NOW, other), other)).isEmpty();
        assertThatThrownBy(() -> receive(signed(NOW, "[]"), "[]")).isInstanceOf(IllegalArgumentException.class);
    }

    private List<Hint> receive(Map<String, String> headers, String body) {
        return webhook.receive(headers, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private void assertNotGenuine(Map<String, String> headers, String body) {
        assertThatThrownBy(() -> receive(headers, body)).isInstanceOf(Webhook.NotGenuine.class);
    }

    private static Map<String, String> signed(Instant when, String body) {
        String timestamp = String.valueOf(when.getEpochSecond());
        Map<String, String> headers = new HashMap<>();
        headers.put("webhook-id", "msg_1");
        headers.put("webhook-timestamp", timestamp);
        headers.put("webhook-signature", "v1," + hmac("msg_1." + timestamp + "." + body));
        return headers;
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
