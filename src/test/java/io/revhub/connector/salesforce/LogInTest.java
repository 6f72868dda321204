package io.revhub.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.revhub.connector.Systems.Settings;
import io.revhub.connector.http.JsonHttp;
import io.revhub.sandbox.CertificateAuthority;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the connector sends when it logs in, seen by a server that keeps one session at a time. */
class LogInTest {

    private final CamelContext camel = new DefaultCamelContext();
    private final List<Map<String, String>> logIns = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private volatile String live = "none";
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/services/oauth2/token", this::logIn);
        server.createContext("/services/oauth2/revoke", exchange -> answer(exchange, 200, ""));
        server.createContext("/services/data", this::call);
        server.start();
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        server.stop(0);
        threads.shutdownNow();
    }

    private URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void logIn(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String pair : body.split("&")) {
            String[] words = pair.split("=", 2);
            form.put(words[0], URLDecoder.decode(words[1], StandardCharsets.UTF_8));
        }
        logIns.add(form);
        live = "00D000000000001!" + logIns.size();
        answer(exchange, 200, """
                {"access_token":"%s","instance_url":"%s","id":"%s/id/00D000000000001AAA/005000000000001AAA"}""".formatted(live, address(), address()));
    }

    private void call(HttpExchange exchange) throws IOException {
        boolean good = ("Bearer " + live).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(
                exchange,
                good ? 200 : 401,
                good ? "{\"ok\":true}" : "[{\"errorCode\":\"INVALID_SESSION_ID\",\"message\":\"expired\"}]");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private Connection connection(Map<String, String> options) {
        Settings settings = new Settings(address(), Duration.ofSeconds(10), Duration.ofSeconds(1), options);
        return new Connection("crm", settings, () -> camel, info -> {});
    }

    private static String get(Connection connection) {
        return connection.send("GET", "/services/data/v62.0/limits", null);
    }

    @Test
    void secretsAreReadFromTheFilesThatTheOptionsName() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "from a file\n");

        get(connection(Map.of("client-id", "revhub", "client-secret", "file:" + secret)));

        assertThat(logIns.get(0))
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_secret", "from a file");
    }

    @Test
    void whoCallsBeforeTheRoutesRunIsToldSoAndTheHubStartsAllTheSame() {
        DefaultCamelContext starting = new DefaultCamelContext();
        Settings settings = new Settings(
                address(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Map.of("client-id", "revhub", "client-secret", "s"));
        Connection connection = new Connection("crm", settings, () -> starting, info -> {});
        List<Throwable> early = new CopyOnWriteArrayList<>();
        starting.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStarting(CamelContext context) {
                try {
                    get(connection);
                } catch (CallFailed e) {
                    early.add(e);
                }
                assertThat(context.getComponentNames()).doesNotContain("salesforce-crm");
            }
        });

        starting.start();

        assertThat(early)
                .singleElement()
                .isInstanceOfSatisfying(
                        CallFailed.class, e -> assertThat(e.nothingDone()).isTrue());
        assertThat(get(connection)).contains("ok");
        assertThat(logIns).hasSize(1);
        starting.stop();
    }

    @Test
    void aSecretFileThatIsMissingIsNamed() {
        Map<String, String> options = Map.of("client-secret", "file:" + folder.resolve("nothing"));

        assertThatThrownBy(() -> connection(options)).hasMessageContaining("client-secret");
    }

    @Test
    void aRefreshTokenIsEnough() {
        get(connection(
                Map.of("log-in", "refresh-token", "client-id", "revhub", "client-secret", "s", "refresh-token", "r")));

        assertThat(logIns.get(0)).containsEntry("grant_type", "refresh_token").containsEntry("refresh_token", "r");
    }

    @Test
    void anAssertionIsSignedForTheUser() throws Exception {
        CertificateAuthority.Identity app = CertificateAuthority.in(folder).forLocalhost();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("app", app.key(), "secret".toCharArray(), app.chain().toArray(Certificate[]::new));
        Path file = folder.resolve("app.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            keys.store(out, "secret".toCharArray());
        }

        get(connection(Map.of(
                "log-in", "jwt-bearer",
                "client-id", "revhub",
                "username", "integration@example.org",
                "keystore", file.toString(),
                "keystore-password", "secret")));

        Map<String, String> form = logIns.get(0);
        assertThat(form).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        String[] parts = form.get("assertion").split("\\.");
        JsonNode claims = JsonHttp.json(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        assertThat(claims.get("iss").asText()).isEqualTo("revhub");
        assertThat(claims.get("sub").asText()).isEqualTo("integration@example.org");
        assertThat(claims.get("aud").asText()).isEqualTo(address().toString());
        var signature = java.security.Signature.getInstance("SHA256withRSA");
        signature.initVerify(app.chain().get(0));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void anUnknownWayToLogInIsRefused() {
        Connection connection = connection(Map.of("log-in", "password", "client-id", "revhub"));

        assertThatThrownBy(() -> get(connection)).hasMessageContaining("client-credentials, jwt-bearer");
    }

    @Test
    void manyThatFindTheirSessionEndedMakeOneLogIn() throws Exception {
        Connection connection = connection(Map.of("client-id", "revhub", "client-secret", "secret"));
        Session session = connection.session();
        get(connection);
        assertThat(logIns).hasSize(1);
        live = "ended";

        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            Callable<Object> renewal = () -> {
                connection.renew(session);
                return "";
            };
            Callable<Object> call = () -> get(connection);
            List<Callable<Object>> all = new ArrayList<>(Collections.nCopies(8, call));
            all.addAll(Collections.nCopies(4, renewal));
            for (Future<Object> ended : callers.invokeAll(all)) {
                ended.get();
            }
        } finally {
            callers.shutdownNow();
        }

        assertThat(logIns).hasSize(2);
    }
}
