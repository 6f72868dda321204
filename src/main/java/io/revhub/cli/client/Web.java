package io.revhub.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A JSON API at one address. Amounts keep every digit. */
public final class Web {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;
    private static final int FIRST_FAILURE = 300;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI address;
    private final Map<String, String> headers;
    private final Duration patience;

    /** @param headers sent with every call */
    public Web(URI address, Map<String, String> headers) {
        this(address, headers, PATIENCE);
    }

    /** @param patience how long an answer may take */
    public Web(URI address, Map<String, String> headers, Duration patience) {
        this.address = address;
        this.headers = Map.copyOf(headers);
        this.patience = patience;
    }

    /** The value of the header {@code Authorization} for a name and a password. */
    public static String basic(String user, String password) {
        String login = user + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** A text as part of an address. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * @throws Refused if the answer is not a success
     * @throws Unreachable if there is none
     */
    public JsonNode get(String path) {
        return send("GET", path, "application/json", BodyPublishers.noBody());
    }

    /** As {@link #get}, but what is not there is empty. */
    public Optional<JsonNode> find(String path) {
        try {
            return Optional.of(get(path));
        } catch (Refused e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What is there as text: a file. @throws Refused if the answer is not a success */
    public String text(String path) {
        return exchange("GET", path, "application/json", BodyPublishers.noBody());
    }

    public JsonNode post(String path, Object body) {
        return send("POST", path, "application/json", BodyPublishers.ofString(text(body)));
    }

    public JsonNode patch(String path, Object body) {
        return send("PATCH", path, "application/json", BodyPublishers.ofString(text(body)));
    }

    /** What is answered is of no interest. @throws Refused if the answer is not a success */
    public void put(String path, Object body) {
        exchange("PUT", path, "application/json", BodyPublishers.ofString(text(body)));
    }

    public void put(String path) {
        exchange("PUT", path, "application/json", BodyPublishers.noBody());
    }

    public void delete(String path) {
        send("DELETE", path, "application/json", BodyPublishers.noBody());
    }

    public JsonNode postForm(String path, String form) {
        return send("POST", path, "application/x-www-form-urlencoded", BodyPublishers.ofString(form));
    }

    /** Submits a page's form as a browser does. @return the last part of the address of the page that it leads to */
    public String submitted(String path, String form) {
        HttpResponse<String> answer =
                answer("POST", path, "application/x-www-form-urlencoded", BodyPublishers.ofString(form));
        return answer.headers()
                .firstValue("Location")
                .map(location -> location.replaceFirst(".*/", ""))
                .orElseThrow(() -> new Refused("POST " + address + path, answer.statusCode(), answer.body()));
    }

    private JsonNode send(String method, String path, String type, HttpRequest.BodyPublisher body) {
        try {
            return JSON.readTree(exchange(method, path, type, body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(method + " " + address + path + " was not answered with JSON", e);
        }
    }

    private String exchange(String method, String path, String type, HttpRequest.BodyPublisher body) {
        HttpResponse<String> answer = answer(method, path, type, body);
        if (answer.statusCode() >= FIRST_FAILURE) {
            throw new Refused(method + " " + address + path, answer.statusCode(), answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> answer(String method, String path, String type, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(patience)
                .header("Accept", "application/json, text/csv")
                .header("Content-Type", type)
                .method(method, body);
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Unreachable(method + " " + address + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
