package io.revhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.sandbox.Fault.Kind;
import io.revhub.sandbox.SystemClient.Answer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

class FaultsTest {

    private static final SimulatedSystem SYSTEM =
            new SimulatedSystem("faulty", "A system for this test", Configured.class);

    private final Landscape landscape = TestLandscape.with(SYSTEM);
    private final Faults faults = landscape.faults("faulty");
    private final SystemClient client =
            new SystemClient(landscape.address("faulty"), Map.of("Authorization", "Bearer known"));

    @Configuration(proxyBeanMethods = false)
    @Import(Api.class)
    static class Configured {

        @Bean
        static Outbox outbox(Records records, Faults faults) {
            return new Outbox(records, faults, List.of(), letter -> Map.of());
        }
    }

    @RestController
    static class Api {

        private final Records records;
        private final Outbox outbox;

        Api(Records records, Outbox outbox) {
            this.records = records;
            this.outbox = outbox;
        }

        @PostMapping("/orders")
        String order(@RequestBody String key) {
            records.put(
                    "order",
                    key,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("externalKey", key)
                            .put("version", "7"));
            return "made " + key;
        }

        @GetMapping("/orders")
        ResponseEntity<String> orders(@RequestHeader(value = "Authorization", required = false) String token) {
            return token == null
                    ? ResponseEntity.status(401).body("in our own words: log in")
                    : ResponseEntity.ok("all of them, in many pieces");
        }

        @PostMapping("/send")
        void send(@RequestBody String letter) {
            outbox.add(URI.create(letter.split(" ")[0]), letter);
        }
    }

    @BeforeEach
    @AfterEach
    void none() {
        faults.clear();
    }

    @Test
    void tooManyRequestsSaysHowLongToWait() {
        client.post("/_sandbox/faults", "{'kind':'TOO_MANY_REQUESTS','times':1,'retryAfter':7}");

        Answer refused = client.get("/orders");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(client.get("/orders").status()).isEqualTo(200);
    }

    @Test
    void anErrorHasTheStatusAndBodyOfChoiceAndHitsOnlyWhatItIsLimitedTo() {
        faults.set(Fault.error(500, "{\"type\":\"unknown_error\"}", 0).on("GET", "/ord"));

        assertThat(client.get("/orders").text()).isEqualTo("{\"type\":\"unknown_error\"}");
        assertThat(client.get("/orders").status()).isEqualTo(500);
        assertThat(client.post("/orders", "A-1").status()).isEqualTo(200);
    }

    @Test
    void aSeededErrorRateHitsTheSameRequestsInEveryRun() {
        List<Integer> first = rate();
        List<Integer> second = rate();

        assertThat(first).isEqualTo(second).contains(200, 503);
    }

    private List<Integer> rate() {
        faults.clear();
        faults.set(Fault.always(Kind.UNAVAILABLE).sometimes(new BigDecimal("0.5"), 42));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            statuses.add(client.get("/orders").status());
        }
        return statuses;
    }

    @Test
    void anExpiredTokenIsToldInTheSystemsOwnWords() {
        faults.set(new Fault(Kind.EXPIRED_TOKEN, null, null, 1));

        assertThat(client.get("/orders").text()).isEqualTo("in our own words: log in");
        assertThat(client.get("/orders").status()).isEqualTo(200);
    }

    @Test
    void latencyAddsToWhatComesAfterIt() {
        faults.set(new Fault(Kind.LATENCY, null, null, 1).lasting(Duration.ofMillis(200)));
        faults.set(new Fault(Kind.UNAVAILABLE, null, null, 1));
        Instant before = Instant.now();

        assertThat(client.get("/orders").status()).isEqualTo(503);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void anAnswerThatDripsIsWholeInTheEnd() {
        faults.set(new Fault(Kind.DRIP, null, null, 1).lasting(Duration.ofMillis(100)));

        assertThat(client.get("/orders").text()).isEqualTo("all of them, in many pieces");
    }

    @Test
    void aFaultEndsAtItsTime() {
        client.post("/_sandbox/faults", "{'kind':'OUTAGE','until':'2020-01-01T00:00:00Z'}");

        assertThat(client.get("/orders").status()).isEqualTo(200);
        assertThat(client.get("/_sandbox/faults").json().get("faults")).isEmpty();
    }

    @Test
    void faultsAreListedAndClearedWhileTheSystemIsOut() {
        faults.set(Fault.always(Kind.OUTAGE));
        assertThatThrownBy(() -> client.get("/orders")).isInstanceOf(AssertionError.class);

        assertThat(client.get("/_sandbox/faults").json().at("/faults/0/kind").asText())
                .isEqualTo("OUTAGE");
        assertThat(client.get("/_sandbox/faults").json().at("/faults/0/hits").asInt())
                .isPositive();
        client.send("DELETE", "/_sandbox/faults", null);

        assertThat(client.get("/orders").status()).isEqualTo(200);
    }

    @Test
    void whatIsNoFaultIsRefusedWithAReason() {
        Answer answer = client.post("/_sandbox/faults", "{'kind':'OUTAGE','probability':2}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("probability");
    }

    @Test
    void aPersonSetsAndClearsFaultsInABrowser() {
        SystemClient browser = new SystemClient(
                client.address(), Map.of("Accept", "text/html", "Content-Type", "application/x-www-form-urlencoded"));
        form("/_sandbox/set", "kind=ERROR&method=&path=/orders&times=0&status=418&until=&body=teapot");

        assertThat(client.get("/orders").status()).isEqualTo(418);
        assertThat(browser.get("/_sandbox/").text())
                .contains("teapot", "faulty", "Business time is")
                .doesNotContain("2147483647");
        form("/_sandbox/clear", "number=");
        assertThat(client.get("/orders").status()).isEqualTo(200);
    }

    private void form(String path, String fields) {
        var request = java.net.http.HttpRequest.newBuilder(URI.create(client.address() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(fields))
                .build();
        assertThat(java.net.http.HttpClient.newHttpClient()
                        .sendAsync(request, java.net.http.HttpResponse.BodyHandlers.ofString())
                        .join()
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void whatTheSystemSendsCanBeLostDoubledDelayedAndReordered() {
        try (Receiver listener = Receiver.refusing(0, "nothing is refused")) {
            faults.set(new Fault(Kind.LOST, null, "lost", 1));
            faults.set(new Fault(Kind.DOUBLED, null, "doubled", 1));
            faults.set(new Fault(Kind.REORDERED, null, "first", 1).lasting(Duration.ofSeconds(20)));
            faults.set(new Fault(Kind.DELAYED, null, "delayed", 1).lasting(Duration.ofMillis(300)));

            for (String letter : List.of("lost", "doubled", "delayed", "first", "second")) {
                client.post("/send", listener.address("/hook") + " " + letter);
            }

            await().untilAsserted(() -> assertThat(listener.about("doubled")).hasSize(2));
            await().untilAsserted(() -> assertThat(listener.about("first")).hasSize(1));
            await().untilAsserted(() -> assertThat(listener.about("delayed")).hasSize(1));
            assertThat(listener.about("second")).hasSize(1);
            assertThat(listener.about("lost")).isEmpty();
        }
    }

    @Test
    void everyWriteIsNotedOnceWithItsKeyAndRequestAndCanBeCleared() {
        client.send("DELETE", "/_sandbox/writes", null);
        client.post("/orders", "K-1");
        client.post("/orders", "K-1");
        client.post("/orders", "K-2");

        var first = client.get("/_sandbox/writes?limit=2").json();
        assertThat(first.at("/count").asInt()).isEqualTo(3);
        assertThat(first.at("/writes/0/kind").asText()).isEqualTo("created");
        assertThat(first.at("/writes/1/kind").asText()).isEqualTo("changed");
        assertThat(first.at("/writes/0/key").asText()).isEqualTo("K-1");
        assertThat(first.at("/writes/0/version").asText()).isEqualTo("7");
        assertThat(first.at("/writes/0/method").asText()).isEqualTo("POST");
        assertThat(first.at("/writes/0/path").asText()).isEqualTo("/orders");
        var second = client.get("/_sandbox/writes?after=" + first.get("next").asText())
                .json();
        assertThat(second.get("writes")).hasSize(1);

        client.send("DELETE", "/_sandbox/writes", null);
        assertThat(client.get("/_sandbox/writes").json().at("/count").asInt()).isZero();
    }
}
