package io.revhub.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Stands where commands look for the hub, and keeps what they call: method, address and body. */
final class AnsweringHub implements AutoCloseable {

    /** @param body of the answer; null: none */
    record Answer(int status, String body) {}

    final List<String> calls = new ArrayList<>();
    private final HttpServer server;
    private final String port;

    /** @param answers by the path that is called */
    AnsweringHub(Function<String, Answer> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + asked);
            Answer answer = answers.apply(exchange.getRequestURI().getPath());
            if (answer.body() == null) {
                exchange.sendResponseHeaders(answer.status(), -1);
            } else {
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        port = System.setProperty("server.port", "" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        if (port == null) {
            System.clearProperty("server.port");
        } else {
            System.setProperty("server.port", port);
        }
        server.stop(0);
    }
}
