package io.revhub.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.revhub.connector.Systems;
import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a small REST system over HTTP. */
class RecordStepTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ObjectNode> records = new LinkedHashMap<>();
    private HttpServer server;
    private int refuseWith;
    private Sink sink;
    private SinkStep step;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/pallets", this::answer);
        server.start();
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        Systems systems = new Systems(Map.of(
                "warehouse",
                new Systems.Settings(address, Duration.ofSeconds(5), Duration.ofSeconds(1), Map.of("token", "t"))));
        sink = new RestConfiguration(systems, HttpClient.newHttpClient())
                .sink()
                .sink("warehouse", Map.of("path", "/pallets", "type", "Pallet", "list", "pallets"));
        step = sink.steps().get(0);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aDocumentBecomesOneRecordHoweverOftenItIsBrought() {
        TestDelivery pallet = TestDelivery.of("pallet", "P-1", "warehouse", "{'weight':'10'}");

        TestDelivery brought = pallet.brought(sink);
        pallet.brought(sink);

        assertThat(records).hasSize(1);
        assertThat(records.get("1").path("externalKey").asText()).isEqualTo(pallet.key());
        assertThat(brought.delivery().reference().orElseThrow().recordId()).isEqualTo("1");
        assertThat(brought.look(step)).isInstanceOf(Shown.Done.class);
    }

    @Test
    void whatChangedIsWrittenToTheSameRecord() {
        TestDelivery heavier = TestDelivery.of("pallet", "P-1", "warehouse", "{'weight':'10'}")
                .brought(sink)
                .changed("{'weight':'12'}", "{'weight':'12'}");

        assertThat(heavier.look(step)).isInstanceOf(Shown.Existing.class);
        heavier.brought(sink);

        assertThat(records).hasSize(1);
        assertThat(records.get("1").path("weight").asText()).isEqualTo("12");
    }

    @Test
    void aRefusalIsForAPersonAndAnErrorLeavesItOpen() {
        TestDelivery pallet = TestDelivery.of("pallet", "P-1", "warehouse", "{'weight':'x'}");

        refuseWith = 422;
        assertThat(pallet.write(step)).isInstanceOf(Written.Refused.class);
        refuseWith = 500;
        assertThat(pallet.write(step)).isInstanceOf(Written.Unknown.class);
        refuseWith = 429;
        assertThat(pallet.write(step)).isInstanceOf(Written.Later.class);
    }

    private void answer(HttpExchange call) throws IOException {
        String rest =
                call.getRequestURI().getPath().substring("/pallets".length()).replace("/", "");
        JsonNode body = JSON.readTree(call.getRequestBody());
        if (refuseWith > 0) {
            send(call, refuseWith, JSON.createObjectNode().put("error", "no"));
        } else if (call.getRequestMethod().equals("POST")) {
            ObjectNode record = ((ObjectNode) body).put("id", String.valueOf(records.size() + 1));
            records.put(record.get("id").asText(), record);
            send(call, 201, record);
        } else if (call.getRequestMethod().equals("PATCH")) {
            records.get(rest).setAll((ObjectNode) body);
            send(call, 200, records.get(rest));
        } else if (rest.isEmpty()) {
            ObjectNode list = JSON.createObjectNode();
            var found = list.putArray("pallets");
            records.values().stream()
                    .filter(r -> call.getRequestURI()
                            .getQuery()
                            .equals("externalKey=" + r.get("externalKey").asText()))
                    .forEach(found::add);
            send(call, 200, list);
        } else {
            send(call, records.containsKey(rest) ? 200 : 404, records.getOrDefault(rest, JSON.createObjectNode()));
        }
    }

    private static void send(HttpExchange call, int status, JsonNode body) throws IOException {
        byte[] text = body.toString().getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(status, text.length);
        try (var out = call.getResponseBody()) {
            out.write(text);
        }
    }
}
