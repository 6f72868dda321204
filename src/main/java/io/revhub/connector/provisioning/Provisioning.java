package io.revhub.connector.provisioning;

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

/** One provisioning system. */
record Provisioning(String system, JsonHttp http) {

    static final String TYPE = "Entitlement";

    /** What the order refers to: the entitlement itself is the record of the fulfilment, and a record has one document. */
    static final String REQUEST = "EntitlementRequest";

    static final String PATH = "/entitlements";

    static Provisioning of(String system, Systems.Settings settings, HttpClient client) {
        Map<String, String> login = Map.of("Authorization", "Bearer " + settings.option("token"));
        return new Provisioning(system, new JsonHttp(client, settings, login));
    }

    List<PartReference> reference(JsonNode entitlement) {
        Reference record = new Reference(system, REQUEST, entitlement.path("id").asText());
        return List.of(PartReference.whole(record));
    }

    /** Good or not found. @throws ReadFailed otherwise */
    Answer read(String path) {
        try {
            Answer answer = http.get(path);
            if (answer.isGood() || answer.isNotFound()) {
                return answer;
            }
            throw new ReadFailed(answer.said(), answer.retryAfter().orElse(null), null);
        } catch (UncheckedIOException e) {
            throw new ReadFailed("Provisioning does not answer: " + e.getCause().getMessage(), null, e);
        }
    }
}
