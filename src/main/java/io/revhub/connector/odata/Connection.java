package io.revhub.connector.odata;

import io.revhub.connector.Systems.Settings;
import io.revhub.connector.http.BoundedClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * HTTP to one SAP system, logged in as its technical user: options {@code username}, {@code password}, and if given
 * {@code sap-client} and {@code sap-language}. Thread-safe; connections are pooled.
 */
public final class Connection {

    private final Settings settings;
    private final HttpClient http;

    public Connection(Settings settings) {
        this.settings = settings;
        this.http = new BoundedClient(settings);
    }

    /** The longest that one call takes. */
    public Duration timeout() {
        return settings.timeout();
    }

    /**
     * Sends a request and returns the answer, whatever its status.
     *
     * @param address path and query, encoded
     * @param body null: none
     * @throws NoAnswer if there was none
     */
    public HttpResponse<String> send(String method, String address, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.address() + address))
                .timeout(settings.timeout())
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Basic " + credentials());
        header(request, "sap-client");
        header(request, "sap-language");
        headers.forEach(request::header);
        String call = method + " " + address.replaceFirst("\\?.*", "");
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw NoAnswer.of(call, e);
        } catch (InterruptedException e) {
            throw NoAnswer.interrupted(call, e);
        }
    }

    private void header(HttpRequest.Builder request, String option) {
        String value = settings.options().get(option);
        if (value != null && !value.isBlank()) {
            request.header(option, value);
        }
    }

    private String credentials() {
        String pair = settings.option("username") + ":" + settings.option("password");
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
