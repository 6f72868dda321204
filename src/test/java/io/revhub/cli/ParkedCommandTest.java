package io.revhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ParkedCommandTest {

    private static final String ITEM =
            "{\"id\":7,\"type\":\"order\",\"title\":\"A-1\",\"system\":\"erp\",\"code\":\"period-closed\","
                    + "\"who\":\"Accounting\",\"reason\":\"The posting period is closed.\",\"remedy\":\"Open it.\",\"amount\":\"12.50\","
                    + "\"currency\":\"EUR\",\"since\":\"2026-04-10T08:00:00Z\",\"history\":[{\"at\":\"2026-04-10T08:00:00Z\","
                    + "\"kind\":\"tried\",\"by\":null,\"text\":\"refused\"}],\"input\":\"{}\"}";

    private final List<String> calls = new ArrayList<>();
    private HttpServer hub;
    private String port;

    @BeforeEach
    void aHub() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] asked = exchange.getRequestBody().readAllBytes();
            calls.add(exchange.getRequestMethod() + " " + path + " " + new String(asked, StandardCharsets.UTF_8));
            byte[] answer = answer(path).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(path.contains("/99") ? 404 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        hub.start();
        port = System.setProperty("server.port", "" + hub.getAddress().getPort());
    }

    @AfterEach
    void itStops() {
        if (port == null) {
            System.clearProperty("server.port");
        } else {
            System.setProperty("server.port", port);
        }
        hub.stop(0);
    }

    private static String answer(String path) {
        return switch (path) {
            case "/api/parked" -> "[" + ITEM + "]";
            case "/api/parked/7" -> ITEM;
            case "/api/parked/retry", "/api/remap/order" -> "{\"count\":3}";
            default -> "";
        };
    }

    @Test
    void whatIsParkedIsListedWithMoneyAndWhoCanMendIt() {
        StringWriter out = new StringWriter();

        assertThat(run(out, "parked", "list")).isEqualTo(1);
        assertThat(out.toString())
                .contains("7  order A-1  erp  12.50 EUR  period-closed  Accounting  The posting period is closed.");
    }

    @Test
    void oneIsShownWithItsHistory() {
        StringWriter out = new StringWriter();

        assertThat(run(out, "parked", "show", "7")).isZero();
        assertThat(out.toString()).contains("Open it.").contains("tried").contains("at stake: 12.50 EUR");
    }

    @Test
    void eachActionIsOneCall() {
        StringWriter out = new StringWriter();

        assertThat(run(out, "parked", "retry", "7")).isZero();
        assertThat(run(out, "parked", "retry-all", "period-closed", "erp", "order"))
                .isZero();
        assertThat(run(out, "parked", "assign", "7", "finance")).isZero();
        assertThat(run(out, "parked", "comment", "7", "I ask the bank.")).isZero();
        assertThat(run(out, "parked", "dismiss", "7", "Booked by hand.")).isZero();
        assertThat(run(out, "remap", "order")).isZero();

        assertThat(calls).hasSize(6);
        assertThat(calls.get(0)).startsWith("POST /api/parked/7/retry");
        assertThat(calls.get(1)).contains("\"period-closed\"").contains("\"order\"");
        assertThat(calls.get(2)).isEqualTo("POST /api/parked/7/assign {\"to\":\"finance\"}");
        assertThat(calls.get(4)).isEqualTo("POST /api/parked/7/dismiss {\"reason\":\"Booked by hand.\"}");
        assertThat(out.toString()).contains("3 are tried again.").contains("3 documents are replayed.");
    }

    @Test
    void whatIsNotParkedIsSaid() {
        assertThat(run(new StringWriter(), "parked", "retry", "99")).isEqualTo(1);
    }

    private static int run(StringWriter out, String... arguments) {
        CommandLine line = Commands.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(new StringWriter()));
        return line.execute(arguments);
    }
}
