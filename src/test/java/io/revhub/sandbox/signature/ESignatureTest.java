package io.revhub.sandbox.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.Landscape;
import io.revhub.sandbox.Receiver;
import io.revhub.sandbox.SystemClient;
import io.revhub.sandbox.SystemClient.Answer;
import io.revhub.sandbox.TestLandscape;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ESignatureTest {

    private static final String PDF =
            Base64.getEncoder().encodeToString("%PDF-1.4 an offer".getBytes(StandardCharsets.US_ASCII));
    private static Receiver hub;

    private final Landscape landscape = TestLandscape.with(ESignature.SYSTEM);
    private final SystemClient client =
            new SystemClient(landscape.address("signature"), Map.of("Authorization", "Bearer secret"));
    private final SystemClient signer = new SystemClient(landscape.address("signature"), Map.of());
    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void listen() {
        hub = Receiver.refusing(TestLandscape.HUB_PORT, "nothing is refused");
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    @Test
    void onlyTheTokenOpensTheApiAndWhatIsIncompleteIsRefused() {
        assertThat(signer.get("/envelopes").status()).isEqualTo(401);
        assertThat(client.post("/envelopes", "{'externalKey':'x','document':{'name':'a','content':'eA=='}}")
                        .text())
                .contains("no PDF");
        assertThat(client.get("/envelopes/env_0").status()).isEqualTo(404);
    }

    @Test
    void anEnvelopeIsMadeOnceForItsKey() {
        Answer first = create();
        Answer again = create();

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(client.get("/envelopes?externalKey=" + key).json().get("envelopes"))
                .hasSize(1);
    }

    @Test
    void theDocumentIsKeptAndShownAndEachSignerSignsOnTheirPage() {
        JsonNode envelope = create().json();

        assertThat(client.get("/envelopes/" + envelope.get("id").asText() + "/document")
                        .text())
                .isEqualTo("%PDF-1.4 an offer");
        String page = signer.get(seat(envelope, 0)).text();
        assertThat(page).contains("Sign", "Decline", "Read the document");
        assertThat(status(envelope)).isEqualTo("viewed");
        signer.post(seat(envelope, 0) + "/sign", "");
        assertThat(status(envelope)).isEqualTo("viewed");
        signer.post(seat(envelope, 1) + "/sign", "");
        signer.post(seat(envelope, 1) + "/sign", "");

        assertThat(status(envelope)).isEqualTo("signed");
        String id = envelope.get("id").asText();
        await().untilAsserted(() -> assertThat(hub.about(id))
                .extracting(post -> event(post.body()))
                .containsExactlyInAnyOrder("envelope.sent", "envelope.viewed", "envelope.signed"));
        assertThat(hub.about(id).get(0).headers()).containsKeys("webhook-id", "webhook-timestamp", "webhook-signature");
    }

    @Test
    void whatOneDeclinesNobodyElseSigns() {
        JsonNode envelope = create().json();

        signer.post(seat(envelope, 0) + "/decline?reason=too+dear", "");

        assertThat(signer.post(seat(envelope, 1) + "/sign", "").status()).isEqualTo(409);
        JsonNode declined =
                client.get("/envelopes/" + envelope.get("id").asText()).json();
        assertThat(declined.get("status").asText()).isEqualTo("declined");
        assertThat(declined.at("/signers/0/reason").asText()).isEqualTo("too dear");
    }

    @Test
    void whatNobodySignsInTimeExpires() {
        JsonNode envelope = create().json();
        JsonNode late = client.post(
                        "/envelopes",
                        form(
                                key + "-late",
                                landscape
                                        .clock()
                                        .instant()
                                        .minus(Duration.ofSeconds(1))
                                        .toString()))
                .json();

        await().untilAsserted(() -> assertThat(status(late)).isEqualTo("expired"));
        assertThat(status(envelope)).isEqualTo("sent");
    }

    @Test
    void changesAreFoundByTheirTime() {
        JsonNode envelope = create().json();
        String since = envelope.get("updatedAt").asText();

        assertThat(client.get("/envelopes?updated_since=" + since).text()).contains(key);
        assertThat(client.get("/envelopes?updated_since=2100-01-01T00:00:00Z").text())
                .doesNotContain(key);
    }

    private Answer create() {
        return client.post("/envelopes", form(key, null));
    }

    private static String form(String key, String expires) {
        return "{'externalKey':'%s','document':{'name':'offer.pdf','content':'%s'},'signers':[{'email':'a@b.de'},{'email':'c@b.de'}],'expiresAt':%s}"
                .formatted(key, PDF, expires == null ? "null" : "'" + expires + "'");
    }

    private String status(JsonNode envelope) {
        return client.get("/envelopes/" + envelope.get("id").asText())
                .json()
                .get("status")
                .asText();
    }

    private static String seat(JsonNode envelope, int index) {
        return "/sign/" + envelope.get("id").asText() + "/"
                + envelope.at("/signers/" + index + "/id").asText();
    }

    private static String event(String body) {
        return body.replaceAll(".*\"event\":\"([^\"]*)\".*", "$1");
    }
}
