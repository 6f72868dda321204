package io.revhub.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.revhub.connector.Systems;
import io.revhub.connector.Systems.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many calls of one system are under way at once. */
class BoundedClientTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch answers = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void aSystemThatAnswersWhenItIsTold() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                answers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        answers.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void noMoreCallsAreUnderWayThanTheSystemsSettingsSayWhoeverMakesThem() {
        Settings settings = settings("connections", "2", "connect-timeout", "9s");
        SystemsClient client = new SystemsClient(new Systems(Map.of("shop", settings)));
        List<CompletableFuture<Answer>> calls = IntStream.range(0, 6)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> new JsonHttp(client, settings, Map.of()).get("/"), threads))
                .toList();
        await().until(() -> now.get() == 2);

        answers.countDown();

        assertThat(calls).allMatch(call -> call.join().status() == 200);
        assertThat(most).hasValue(2);
    }

    @Test
    void anAddressBesideTheSystemsIsBoundedAsASystemOfWhichNothingIsSaid() {
        Settings beside = settings("connections", "50");
        SystemsClient client = new SystemsClient(new Systems(Map.of()));
        List<CompletableFuture<Answer>> calls = IntStream.range(0, 25)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> new JsonHttp(client, beside, Map.of()).get("/"), threads))
                .toList();
        await().until(() -> now.get() == 20);

        answers.countDown();

        assertThat(calls).allMatch(call -> call.join().status() == 200);
        assertThat(most).hasValue(20);
    }

    @Test
    void whoFindsAllConnectionsBusyKnowsThatNothingWasSent() {
        Settings settings = settings("connections", "1", "connect-timeout", "100ms");
        JsonHttp http = new JsonHttp(new SystemsClient(new Systems(Map.of("shop", settings))), settings, Map.of());
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> http.get("/"), threads);
        await().until(() -> now.get() == 1);

        assertThatThrownBy(() -> http.get("/"))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(ConnectException.class);

        answers.countDown();
        assertThat(first.join().status()).isEqualTo(200);
        assertThat(http.get("/").status()).as("the connection is free again").isEqualTo(200);
    }

    @Test
    void aConnectionMayTakeAsLongAsIsSaidButNeverLongerThanACall() {
        assertThat(settings("connect-timeout", "3s").connectTimeout()).hasSeconds(3);
        assertThat(settings().connectTimeout()).hasSeconds(10);
        assertThat(settings("connect-timeout", "1m").connectTimeout()).hasSeconds(10);
        assertThat(settings().connections()).isEqualTo(20);
    }

    private Settings settings(String... options) {
        Map<String, String> said = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            said.put(options[i], options[i + 1]);
        }
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        return new Settings(address, Duration.ofSeconds(10), Duration.ofSeconds(1), said);
    }
}
