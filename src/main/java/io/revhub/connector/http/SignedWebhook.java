package io.revhub.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.intake.Hint;
import io.revhub.intake.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a system announces by Standard Webhooks: that something happened to one of its records. */
public record SignedWebhook(StandardWebhooks signatures, RestRecords records) implements Webhook {

    @Override
    public List<Hint> receive(Map<String, String> headers, Map<String, String> query, byte[] body) {
        signatures.check(headers, body);
        JsonNode event = JsonHttp.json(new String(body, StandardCharsets.UTF_8));
        if (!event.hasNonNull("event")) {
            throw new IllegalArgumentException("This is no event");
        }
        JsonNode id = event.path("data").path("id");
        boolean known = event.get("event").asText().startsWith(records.events()) && id.isTextual();
        return known ? List.of(new Hint(records.type(), RecordId.of(id))) : List.of();
    }
}
