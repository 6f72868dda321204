package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.Systems;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.intake.ReadFailed;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One Kill Bill tenant. Paths are those below {@code /1.0/kb}. */
record KillBill(String system, Systems.Settings settings, JsonHttp http) {

    private static final String BASE = "/1.0/kb";

    static KillBill of(String system, Systems.Settings settings, HttpClient client) {
        Map<String, String> headers = Map.of(
                "Authorization", JsonHttp.basic(settings.option("username"), settings.option("password")),
                "X-Killbill-ApiKey", settings.option("api-key"),
                "X-Killbill-ApiSecret", settings.option("api-secret"),
                "X-Killbill-CreatedBy", "RevHub");
        return new KillBill(system, settings, new JsonHttp(client, settings, headers));
    }

    Answer get(String path) {
        return http.get(BASE + path);
    }

    /**
     * What it has there; empty: nothing.
     *
     * @throws ReadFailed if it does not tell now
     */
    Optional<JsonNode> read(String path) {
        try {
            Answer answer = get(path);
            if (answer.isGood() || answer.isNotFound()) {
                return Optional.of(answer).filter(Answer::isGood).map(Answer::body);
            }
            throw new ReadFailed(answer.said(), answer.retryAfter().orElse(null), null);
        } catch (UncheckedIOException e) {
            throw new ReadFailed("Billing does not answer: " + e.getCause().getMessage(), null, e);
        }
    }

    Answer post(String path, JsonNode body) {
        return http.post(BASE + path, body);
    }

    Answer put(String path, JsonNode body) {
        return http.send("PUT", BASE + path, body);
    }

    List<PartReference> whole(String recordType, String recordId) {
        return List.of(PartReference.whole(new Reference(system, recordType, recordId)));
    }
}
