package io.revhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Speaks JSON to a simulated system over HTTP, always with the same headers. */
public record SystemClient(URI address, Map<String, String> headers) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** An answer: its status, headers and exact body. */
    public record Answer(int status, java.net.http.HttpHeaders headers, String text) {

        /** The body, with exact decimals. */
        public JsonNode json() {
            try {
                return SandboxConfiguration.exactJson().readTree(text);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + text, e);
            }
        }

        public String location() {
            return headers.firstValue("Location").orElseThrow();
        }
    }

    public static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String body) {
        return send("POST", path, body);
    }

    /** Sends with the quotes of {@code body} written as ' for legibility. */
    public Answer send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(path.startsWith("http") ? path : address + encoded(path)))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Java's URI refuses brackets in a query, and servers take them. */
    private static String encoded(String path) {
        return path.replace("[", "%5B").replace("]", "%5D").replace("$", "%24");
    }
}
