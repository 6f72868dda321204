package io.revhub.connector.odata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the system's words in an error's body: SAP's JSON, its XML, and what proxies answer as HTML or text. */
final class ErrorBody {

    private static final Pattern XML =
            Pattern.compile("<code>([^<]*)</code>.*?<message[^>]*>([^<]*)</message>", Pattern.DOTALL);
    private static final int MOST = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ErrorBody() {}

    static ODataError error(int status, Optional<HttpHeaders> headers, String body) {
        Duration after = headers.flatMap(h -> h.firstValue("Retry-After"))
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
        JsonNode error = json(body).path("error");
        if (error.isObject()) {
            return ofJson(status, error, after);
        }
        Matcher xml = XML.matcher(body);
        return xml.find()
                ? new ODataError(status, xml.group(1), xml.group(2), List.of(), after)
                : new ODataError(status, "", plain(status, body), List.of(), after);
    }

    private static ODataError ofJson(int status, JsonNode error, Duration after) {
        JsonNode message = error.path("message");
        String text = message.isTextual()
                ? message.textValue()
                : message.path("value").asText();
        Set<String> details = new LinkedHashSet<>();
        for (JsonNode detail : error.path("innererror").path("errordetails")) {
            String sentence = detail.path("message").asText();
            boolean grave =
                    !Set.of("info", "success").contains(detail.path("severity").asText());
            if (grave && !sentence.isBlank() && !sentence.equals(text)) {
                details.add(sentence);
            }
        }
        return new ODataError(status, error.path("code").asText(), text, List.copyOf(details), after);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static String plain(int status, String body) {
        String text = body.replaceAll("(?s)<(script|style).*?</\\1>|<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return text.isEmpty() ? "HTTP " + status : text.substring(0, Math.min(MOST, text.length()));
    }
}
