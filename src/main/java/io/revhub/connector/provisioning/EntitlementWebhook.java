package io.revhub.connector.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.http.StandardWebhooks;
import io.revhub.intake.Hint;
import io.revhub.intake.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What provisioning announces: that something happened to an entitlement. */
record EntitlementWebhook(StandardWebhooks signatures) implements Webhook {

    @Override
    public List<Hint> receive(Map<String, String> headers, Map<String, String> query, byte[] body) {
        signatures.check(headers, body);
        JsonNode event = JsonHttp.json(new String(body, StandardCharsets.UTF_8));
        if (!event.hasNonNull("event")) {
            throw new IllegalArgumentException("This is no event of provisioning");
        }
        JsonNode id = event.path("data").path("id");
        boolean known = event.get("event").asText().startsWith("entitlement.") && id.isTextual();
        return known ? List.of(new Hint(Provisioning.TYPE, id.textValue())) : List.of();
    }
}
