package io.revhub.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What a system answered.
 *
 * @param body decimals exact; missing where there was none, or no JSON
 * @param text the body as it came
 */
public record Answer(int status, HttpHeaders headers, JsonNode body, String text) {

    private static final int LONGEST = 500;

    public boolean isGood() {
        return status / 100 == 2;
    }

    public boolean isNotFound() {
        return status == 404;
    }

    /** The system's own code of a failure, as text: its {@code code}, else its {@code type}, else empty. */
    public String code() {
        String code = body.path("code").asText("");
        return code.isEmpty() || code.equals("null") ? body.path("type").asText("") : code;
    }

    /** The system's own words, cut to a length that people read. */
    public String said() {
        String message = body.path("message").asText("");
        String words = message.isEmpty() || message.equals("null") ? text.strip() : message;
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) + "..." : words;
        return ("HTTP " + status + " " + code()).strip() + (cut.isEmpty() ? "" : ": " + cut);
    }

    /** How long the system asks to wait, in seconds or by a date beside the answer's own. */
    public Optional<Duration> retryAfter() {
        return headers.firstValue("Retry-After").map(String::strip).flatMap(this::delay);
    }

    private Optional<Duration> delay(String value) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        return headers.firstValue("Date").flatMap(now -> {
            try {
                Duration delay = Duration.between(date(now), date(value));
                return Optional.of(delay.isNegative() ? Duration.ZERO : delay);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static ZonedDateTime date(String text) {
        return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    /** The last segment of the Location, where systems that answer without a body say what they made. */
    public Optional<String> madeId() {
        return headers.firstValue("Location")
                .map(at -> at.replaceFirst("[?#].*", "").replaceFirst("/$", ""))
                .map(at -> at.substring(at.lastIndexOf('/') + 1))
                .filter(id -> !id.isEmpty());
    }
}
