package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.sandbox.TestLandscape;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A plain HTTP client of the simulated CRM, logged in. */
final class CrmClient {

    static final String LOG_IN = "grant_type=client_credentials&client_id=revhub&client_secret=secret";

    private static final String API = "/services/data/v62.0";

    private final URI address = TestLandscape.with(Salesforce.SYSTEM).address("crm");
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private String token;

    record Answer(int status, String text, JsonNode body, HttpHeaders headers) {

        /** The error's code, of an answer that is an array with one error. */
        String error() {
            return body.path(0).path("errorCode").asText();
        }

        String message() {
            return body.path(0).path("message").asText();
        }

        String id() {
            return body.path("id").asText();
        }
    }

    CrmClient() {
        logIn();
    }

    void logIn() {
        token = form("/services/oauth2/token", LOG_IN)
                .body()
                .get("access_token")
                .asText();
    }

    String token() {
        return token;
    }

    URI address() {
        return address;
    }

    /** A value that no other test uses. */
    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    Answer form(String path, String form) {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** A page, for people. */
    Answer page(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)));
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers));
    }

    Answer post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    Answer postAs(String type, String path, String body) {
        return send(request(path).setHeader("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    Answer put(String path, String csv) {
        return send(request(path).setHeader("Content-Type", "text/csv").PUT(BodyPublishers.ofString(csv)));
    }

    /** Sets something by the sandbox's own API. */
    Answer settings(String path, String body) {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    Answer patch(String path, String body) {
        return send(request(path).method("PATCH", BodyPublishers.ofString(body)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer query(String soql) {
        return get("/query?q=" + encoded(soql));
    }

    /** The only record that the query finds. */
    JsonNode single(String soql) {
        JsonNode records = query(soql).body().get("records");
        if (records == null || records.size() != 1) {
            throw new AssertionError("not one record: " + query(soql).text());
        }
        return records.get(0);
    }

    /** Creates a record and returns its id. */
    String create(String type, String body) {
        Answer answer = post("/sobjects/" + type, body);
        if (answer.status() != 201) {
            throw new AssertionError(answer.text());
        }
        return answer.id();
    }

    JsonNode read(String type, String id) {
        return get("/sobjects/" + type + "/" + id).body();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        String whole = path.startsWith("/services/") ? path : API + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + whole))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            boolean isJson =
                    response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    isJson ? json.readTree(response.body()) : json.nullNode(),
                    response.headers());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
