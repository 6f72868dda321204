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

class MergeCommandTest {

    private final List<String> calls = new ArrayList<>();
    private final StringWriter err = new StringWriter();
    private HttpServer hub;
    private String port;

    @BeforeEach
    void aHub() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + asked);
            byte[] answer = "{\"problem\":\"Nordwind owes something.\"}".getBytes(StandardCharsets.UTF_8);
            boolean refuses = exchange.getRequestURI().getPath().contains("owing");
            exchange.sendResponseHeaders(refuses ? 409 : 204, refuses ? answer.length : -1);
            if (refuses) {
                exchange.getResponseBody().write(answer);
            }
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

    @Test
    void aDocumentIsMergedIntoAnotherAndItIsSaidWhy() {
        assertThat(run("merge", "d-1", "C-100", "--why", "One company")).isZero();
        assertThat(calls)
                .singleElement()
                .asString()
                .startsWith("POST /api/documents/d-1/merge ")
                .contains("\"into\":\"C-100\"", "\"why\":\"One company\"");
    }

    @Test
    void aMergeIsUndoneAndItIsSaidWhy() {
        assertThat(run("merge", "d-1", "--undo", "--why", "Two companies")).isZero();
        assertThat(calls)
                .singleElement()
                .asString()
                .matches("DELETE /api/documents/d-1/merge\\?why=Two(\\+|%20)companies ");
    }

    @Test
    void whatTheHubSaysAgainstItIsToldWithExitStatus1() {
        assertThat(run("merge", "owing", "C-100", "--why", "One company")).isEqualTo(1);
        assertThat(err.toString()).contains("owes something");
    }

    @Test
    void nothingIsAskedWithoutAReasonOrWithoutTheOther() {
        assertThat(run("merge", "d-1", "C-100")).isEqualTo(2);
        assertThat(run("merge", "d-1", "--why", "?")).isNotZero();
        assertThat(run("merge", "d-1", "C-100", "--undo", "--why", "?")).isNotZero();
        assertThat(calls).isEmpty();
    }

    private int run(String... args) {
        CommandLine commands = Commands.line();
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(args);
    }
}
