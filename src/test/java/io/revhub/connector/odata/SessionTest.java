package io.revhub.connector.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.Systems.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {

    private final Gateway gateway = Gateway.start();
    private final ODataClient client = client(gateway.address());

    @AfterEach
    void stop() {
        gateway.stop();
    }

    @Test
    void theTokenIsFetchedOnceForAllCalls() {
        create();
        create();

        assertThat(gateway.fetched()).isEqualTo(1);
        assertThat(gateway.created()).isEqualTo(2);
    }

    @Test
    void fourWritersRenewAnEndedSessionOnceAndNoWriteIsLost() throws Exception {
        create();
        gateway.endSessions();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService writers = Executors.newFixedThreadPool(4);
        Callable<ObjectNode> writer = () -> {
            start.await();
            return create();
        };
        List<Future<ObjectNode>> written =
                IntStream.range(0, 4).mapToObj(i -> writers.submit(writer)).toList();

        start.countDown();

        for (Future<ObjectNode> one : written) {
            assertThat(one.get().get("Product").asText()).isEqualTo("P");
        }
        writers.shutdown();
        assertThat(gateway.fetched()).isEqualTo(2);
        assertThat(gateway.created()).isEqualTo(5);
    }

    @Test
    void aTokenThatIsRefusedTwiceIsAnErrorAndNothingWasDone() {
        gateway.refuseTokens();

        ODataError error = catchThrowableOfType(ODataError.class, this::create);

        assertThat(error.status()).isEqualTo(403);
        assertThat(error.text()).isEqualTo("CSRF token validation failed");
        assertThat(error.nothingDone()).isTrue();
        assertThat(gateway.fetched()).isEqualTo(2);
    }

    @Test
    void anAnswerSaysWhenToComeAgain() {
        create();
        gateway.answer(429, Map.of("Retry-After", "7"), "<html><h1>Too many requests</h1></html>");

        ODataError error = catchThrowableOfType(ODataError.class, this::create);

        assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(error.text()).isEqualTo("Too many requests");
    }

    @Test
    void anAnswerThatTakesTooLongLeavesUnknownWhatWasDone() {
        create();
        gateway.answerLate();

        NoAnswer failure = catchThrowableOfType(NoAnswer.class, this::create);

        assertThat(failure.nothingDone()).isFalse();
    }

    @Test
    void whoDoesNotReachTheSystemKnowsThatNothingWasDone() {
        NoAnswer failure = catchThrowableOfType(
                NoAnswer.class, () -> client(URI.create("http://localhost:1")).create("S", "A", entity()));

        assertThat(failure.nothingDone()).isTrue();
    }

    @Test
    void theNextPageIsReadFromOurAddressWhateverHostTheSystemNames() {
        gateway.answer(
                200,
                Map.of(),
                "{\"d\":{\"results\":[{\"Product\":\"A\"}],\"__next\":"
                        + "\"https://inside.example:44300/sap/opu/odata/sap/API_PRODUCT_SRV/A_Product?$skiptoken=x%20y\"}}");
        gateway.answer(200, Map.of(), "{\"d\":{\"results\":[{\"Product\":\"B\"}]}}");

        List<ObjectNode> all = client.query("API_PRODUCT_SRV", "A_Product", Query.ALL);

        assertThat(all).extracting(p -> p.get("Product").asText()).containsExactly("A", "B");
        assertThat(gateway.lastAddress()).isEqualTo("/sap/opu/odata/sap/API_PRODUCT_SRV/A_Product?$skiptoken=x%20y");
    }

    private ObjectNode create() {
        return client.create("API_PRODUCT_SRV", "A_Product", entity());
    }

    private static ObjectNode entity() {
        return JsonNodeFactory.instance.objectNode().put("Product", "P");
    }

    private static ODataClient client(URI address) {
        Map<String, String> options = Map.of("username", "u", "password", "p", "sap-client", "100");
        return new ODataClient(new Settings(address, Duration.ofMillis(1500), null, options), new ObjectMapper());
    }
}
