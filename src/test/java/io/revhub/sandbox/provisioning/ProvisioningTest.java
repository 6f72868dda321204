package io.revhub.sandbox.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.Landscape;
import io.revhub.sandbox.Receiver;
import io.revhub.sandbox.SystemClient;
import io.revhub.sandbox.SystemClient.Answer;
import io.revhub.sandbox.TestLandscape;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProvisioningTest {

    private final Landscape landscape = TestLandscape.with(Provisioning.SYSTEM);
    private final SystemClient provisioning = client(landscape);
    private final SystemClient anybody = new SystemClient(landscape.address("provisioning"), Map.of());
    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void release() {
        hold(provisioning, false);
    }

    @Test
    void nobodyGetsInWithoutTheToken() {
        assertThat(anybody.get("/entitlements").status()).isEqualTo(401);
        assertThat(anybody.post("/entitlements", entitlement()).status()).isEqualTo(401);
    }

    @Test
    void anEntitlementIsCreatedOnceAndFoundByItsKey() {
        hold(provisioning, true);

        Answer created = provisioning.post("/entitlements", entitlement());
        Answer repeated = provisioning.post("/entitlements", entitlement());

        assertThat(created.status()).isEqualTo(201);
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.json()).isEqualTo(created.json());
        assertThat(provisioning.get("/entitlements?externalKey=" + key).json().get("entitlements"))
                .containsExactly(created.json());
        assertThat(provisioning.get("/entitlements?externalKey=none").json().get("entitlements"))
                .isEmpty();
    }

    @Test
    void itBecomesActiveByItselfWithItsLinesDoneOnTheBusinessDay() {
        String id = create();

        JsonNode active = awaitStatus(provisioning, id, "active");

        String today = LocalDate.now(landscape.clock()).toString();
        assertThat(active.get("lines")).hasSize(2);
        assertThat(active.get("lines").findValuesAsText("status")).containsOnly("done");
        assertThat(active.get("lines").findValuesAsText("doneAt")).containsOnly(today);
        assertThat(active.at("/lines/0/quantity").asInt()).isEqualTo(3);
    }

    @Test
    void theHubIsToldBySignedWebhookUntilItSaysYes() throws Exception {
        String id = create();
        try (Receiver hub = Receiver.refusing(TestLandscape.HUB_PORT, id)) {

            await().atMost(Duration.ofSeconds(20)).until(() -> hub.about(id).size() == 2);
            assertThat(hub.about(id).get(1).headers().get("webhook-id"))
                    .isEqualTo(hub.about(id).get(0).headers().get("webhook-id"));
            Receiver.Post post = hub.about(id).get(1);
            assertThat(post.path()).isEqualTo("/webhooks/provisioning");
            assertThat(post.body()).contains("\"event\":\"entitlement.active\"");
            String timestamp = post.headers().get("webhook-timestamp");
            assertThat(Instant.ofEpochSecond(Long.parseLong(timestamp)))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
            assertThat(post.headers().get("webhook-signature"))
                    .isEqualTo(
                            "v1," + signature(post.headers().get("webhook-id") + "." + timestamp + "." + post.body()));
        }
    }

    @Test
    void whoHoldsDecidesLineByLine() {
        hold(provisioning, true);
        String id = create();

        assertThat(anybody.post("/_sandbox/complete/" + id, "{'lines':['L1']}")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("partly_active");
        JsonNode half = provisioning.get("/entitlements/" + id).json();
        assertThat(half.at("/lines/1/status").asText()).isEqualTo("pending");

        anybody.post("/_sandbox/complete/" + id, null);
        assertThat(provisioning.get("/entitlements/" + id).json().get("status").asText())
                .isEqualTo("active");
    }

    @Test
    void itIsSuspendedResumedAndRevokedForGood() {
        String id = create();
        awaitStatus(provisioning, id, "active");

        assertThat(patch(id, "{'action':'suspend'}").json().get("status").asText())
                .isEqualTo("suspended");
        assertThat(patch(id, "{'action':'resume'}").json().get("status").asText())
                .isEqualTo("active");
        assertThat(patch(id, "{'lines':[{'line':'L1','quantity':5}]}")
                        .json()
                        .at("/lines/0/quantity")
                        .asInt())
                .isEqualTo(5);
        assertThat(patch(id, "{'action':'revoke'}").json().get("status").asText())
                .isEqualTo("revoked");
        assertThat(patch(id, "{'action':'resume'}").status()).isEqualTo(409);
    }

    @Test
    void whatChangedIsFoundByTime() {
        String id = create();
        String changed =
                awaitStatus(provisioning, id, "active").get("updatedAt").asText();

        assertThat(provisioning
                        .get("/entitlements?updated_since=" + changed)
                        .json()
                        .findValuesAsText("id"))
                .contains(id);
        String later = Instant.parse(changed).plusMillis(1).toString();
        assertThat(provisioning
                        .get("/entitlements?updated_since=" + later)
                        .json()
                        .findValuesAsText("id"))
                .doesNotContain(id);
        assertThat(provisioning.get("/entitlements?updated_since=yesterday").status())
                .isEqualTo(400);
    }

    @Test
    void aMeterTellsWhatWasUsedAndCorrectsIt() {
        String id = create();
        String meter = "/_sandbox/usage/" + id;
        String reading = "{'line':'L1','from':'2026-05-01','to':'2026-05-31','quantity':%d}";

        anybody.post(meter, reading.formatted(7000));
        JsonNode corrected = anybody.post(meter, reading.formatted(7400)).json();

        assertThat(provisioning
                        .get("/usage/" + corrected.get("id").asText())
                        .json()
                        .get("quantity")
                        .asInt())
                .isEqualTo(7400);
        assertThat(provisioning
                        .get("/usage?updated_since="
                                + corrected.get("updatedAt").asText())
                        .json()
                        .get("usage"))
                .contains(corrected);
        assertThat(anybody.get("/usage").status()).isEqualTo(401);
    }

    @Test
    void whatCannotBeProvidedIsRefused() {
        assertThat(provisioning.post("/entitlements", "{}").status()).isEqualTo(400);
        assertThat(provisioning
                        .post("/entitlements", "{'externalKey':'k','lines':[]}")
                        .status())
                .isEqualTo(400);
        assertThat(provisioning
                        .post("/entitlements", entitlement().replace("'quantity':3", "'quantity':0"))
                        .status())
                .isEqualTo(400);
        assertThat(provisioning.get("/entitlements/ent_0").status()).isEqualTo(404);
    }

    @Test
    void anOperatorSeesTheEntitlementOnThePage() {
        create();

        assertThat(anybody.get("/").text()).contains(key, "L1: 3");
    }

    @Test
    void whatWasPendingBecomesActiveAfterARestartAndWhatWasHeldStaysSo() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target"), "sandbox");
        String pending;
        String held;
        try (Landscape before = TestLandscape.in(folder)) {
            before.start(Provisioning.SYSTEM);
            SystemClient client = client(before);
            hold(client, true);
            held = create(client, key + "-held");
            hold(client, false);
            pending = create(client, key);
        }

        try (Landscape after = TestLandscape.in(folder)) {
            after.start(Provisioning.SYSTEM);
            SystemClient client = client(after);
            awaitStatus(client, pending, "active");
            assertThat(client.get("/entitlements/" + held).json().get("status").asText())
                    .isEqualTo("pending");
        }
    }

    private static SystemClient client(Landscape landscape) {
        URI address = landscape.address("provisioning");
        return new SystemClient(address, Map.of("Authorization", "Bearer secret"));
    }

    private static void hold(SystemClient client, boolean hold) {
        assertThat(client.post("/_sandbox/hold", "{'hold':" + hold + "}").status())
                .isEqualTo(204);
    }

    private String create() {
        return create(provisioning, key);
    }

    private static String create(SystemClient client, String externalKey) {
        Answer answer = client.post("/entitlements", entitlement(externalKey));
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().get("id").asText();
    }

    private String entitlement() {
        return entitlement(key);
    }

    private static String entitlement(String externalKey) {
        return """
                {'externalKey':'%s','order':'O-1','startDate':'2026-04-15',
                 'lines':[{'line':'L1','product':'TRACKER','quantity':3},{'line':'L2','quantity':1}]}""".formatted(externalKey);
    }

    private Answer patch(String id, String body) {
        return provisioning.send("PATCH", "/entitlements/" + id, body);
    }

    private static JsonNode awaitStatus(SystemClient client, String id, String status) {
        return await().until(
                        () -> client.get("/entitlements/" + id).json(),
                        entitlement -> entitlement.get("status").asText().equals(status));
    }

    private static String signature(String signed) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
