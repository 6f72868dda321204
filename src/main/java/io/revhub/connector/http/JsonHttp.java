package io.revhub.connector.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.revhub.connector.Systems;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Speaks JSON to one system: every call within the system's time-out, decimals exact both ways. Thread-safe.
 *
 * <p>A call that gets no answer throws {@link UncheckedIOException}. If its cause is a {@link ConnectException}, nothing was
 * sent; with any other cause nobody knows what the system did.
 */
public final class JsonHttp {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .nodeFactory(new BoundedNumbers())
            .build();

    private final HttpClient client;
    private final URI address;
    private final Duration timeout;
    private final Map<String, String> headers;

    /**
     * @param client which bounds how many calls are under way and how long an answer may be ({@link SystemsClient})
     * @param headers sent with every call: the log-in
     */
    public JsonHttp(HttpClient client, Systems.Settings settings, Map<String, String> headers) {
        this.client = client;
        this.address = settings.address();
        this.timeout = settings.timeout();
        this.headers = Map.copyOf(headers);
    }

    /** The value of an Authorization header. */
    public static String basic(String user, String password) {
        String login = user + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** A value as it may stand in a path or a query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Text as JSON; missing where it is none. */
    public static JsonNode json(String text) {
        try {
            JsonNode node = text == null ? null : JSON.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** @param path after the system's address, encoded, with its query */
    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, JsonNode body) {
        return send("POST", path, body);
    }

    /** @param body null: none */
    public Answer send(String method, String path, JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(timeout)
                .header("Accept", "application/json")
                .method(method, publisher(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        HttpResponse<String> answer = answer(request.build());
        return new Answer(answer.statusCode(), answer.headers(), json(answer.body()), answer.body());
    }

    private static HttpRequest.BodyPublisher publisher(JsonNode body) {
        try {
            return body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The request's own time-out ends with the headers; this one bounds the body as well. */
    private HttpResponse<String> answer(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> call =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call.cancel(true);
            throw new UncheckedIOException(new HttpTimeoutException("No answer within " + timeout.toSeconds() + " s"));
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("Interrupted while waiting for an answer"));
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        }
    }

    private static RuntimeException failed(Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return new UncheckedIOException(new ConnectException("No connection: " + cause.getMessage()));
        }
        if (cause instanceof IOException io) {
            return new UncheckedIOException(io);
        }
        return new UncheckedIOException(new IOException(cause));
    }
}
