package io.revhub.connector.odata;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A gateway with sessions that can end, and answers that can be prescribed. */
final class Gateway {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Deque<Prescribed> prescribed = new ArrayDeque<>();
    private int session;
    private int fetched;
    private int created;
    private boolean refusing;
    private boolean late;
    private String lastAddress;

    private record Prescribed(int status, Map<String, String> headers, String body) {}

    private Gateway(HttpServer server) {
        this.server = server;
    }

    static Gateway start() {
        try {
            Gateway gateway = new Gateway(HttpServer.create(new InetSocketAddress("localhost", 0), 0));
            gateway.server.createContext("/", gateway::handle);
            gateway.server.setExecutor(gateway.threads);
            gateway.server.start();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    synchronized void endSessions() {
        session++;
    }

    synchronized void refuseTokens() {
        refusing = true;
    }

    synchronized void answer(int status, Map<String, String> headers, String body) {
        prescribed.add(new Prescribed(status, headers, body));
    }

    synchronized void answerLate() {
        late = true;
    }

    synchronized int fetched() {
        return fetched;
    }

    synchronized int created() {
        return created;
    }

    synchronized String lastAddress() {
        return lastAddress;
    }

    void stop() {
        stopped.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Prescribed answer = answer(exchange);
        if (answer == null) {
            await();
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private void await() {
        try {
            stopped.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Prescribed answer(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("x-csrf-token");
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        if ("Fetch".equals(token)) {
            fetched++;
            Map<String, String> headers =
                    Map.of("x-csrf-token", "t" + session, "Set-Cookie", "SAP_SESSION=s" + session);
            return new Prescribed(200, headers, "");
        }
        lastAddress = exchange.getRequestURI().toString();
        if (late) {
            return null;
        }
        if (!prescribed.isEmpty()) {
            return prescribed.poll();
        }
        if (refusing || !("t" + session).equals(token) || !("SAP_SESSION=s" + session).equals(cookie)) {
            return new Prescribed(403, Map.of("x-csrf-token", "Required"), "CSRF token validation failed");
        }
        created++;
        return new Prescribed(201, Map.of(), "{\"d\":{\"Product\":\"P\"}}");
    }
}
