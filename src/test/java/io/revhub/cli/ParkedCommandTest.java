package io.revhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.cli.AnsweringHub.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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

    private AnsweringHub hub;

    @BeforeEach
    void aHub() throws IOException {
        hub = new AnsweringHub(path -> new Answer(path.contains("/99") ? 404 : 200, answer(path)));
    }

    @AfterEach
    void itStops() {
        hub.close();
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

        assertThat(hub.calls).hasSize(6);
        assertThat(hub.calls.get(0)).startsWith("POST /api/parked/7/retry");
        assertThat(hub.calls.get(1)).contains("\"period-closed\"").contains("\"order\"");
        assertThat(hub.calls.get(2)).isEqualTo("POST /api/parked/7/assign {\"to\":\"finance\"}");
        assertThat(hub.calls.get(4)).isEqualTo("POST /api/parked/7/dismiss {\"reason\":\"Booked by hand.\"}");
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
