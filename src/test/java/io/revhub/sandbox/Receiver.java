package io.revhub.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes in what systems send, for tests to look at. */
public final class Receiver implements AutoCloseable {

    /** @param headers by name, in any case */
    public record Post(String path, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final String refusedOnce;

    private Receiver(int port, String refusedOnce) throws IOException {
        this.refusedOnce = refusedOnce;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::take);
        server.start();
    }

    /** Answers 202, but 503 to the first request whose body contains this text; port 0: any. */
    public static Receiver refusing(int port, String text) {
        try {
            return new Receiver(port, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    public List<Post> posts() {
        return posts;
    }

    /** The requests whose body contains this text. */
    public List<Post> about(String text) {
        return posts.stream().filter(post -> post.body().contains(text)).toList();
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean refused = body.contains(refusedOnce) && about(refusedOnce).isEmpty();
        posts.add(new Post(exchange.getRequestURI().getPath(), headers, body));
        exchange.sendResponseHeaders(refused ? 503 : 202, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
