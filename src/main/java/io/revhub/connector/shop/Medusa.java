package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.Systems;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.intake.ReadFailed;
import io.revhub.rules.Refusal;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.util.Map;

/** One Medusa shop. Paths are those below {@code /admin}. */
record Medusa(String system, Systems.Settings settings, JsonHttp http) {

    static final String ORDER = "Order";
    static final String CUSTOMER = "Customer";
    static final String PRODUCT = "Product";

    /** All guests of a country and currency together. */
    static final String GUESTS = "Guests";

    private static final String KEY = "revhub_key";
    private static final String METADATA = "metadata";

    static Medusa of(String system, Systems.Settings settings, HttpClient client) {
        String login = JsonHttp.basic(settings.option("secret-key"), "");
        return new Medusa(system, settings, new JsonHttp(client, settings, Map.of("Authorization", login)));
    }

    Answer get(String path) {
        return http.get("/admin" + path);
    }

    /** Good or not found. @throws ReadFailed otherwise */
    Answer read(String path) {
        try {
            Answer answer = get(path);
            if (answer.isGood() || answer.isNotFound()) {
                return answer;
            }
            throw new ReadFailed(answer.said(), answer.retryAfter().orElse(null), null);
        } catch (UncheckedIOException e) {
            throw new ReadFailed("The shop does not answer: " + e.getCause().getMessage(), null, e);
        }
    }

    Answer post(String path, JsonNode body) {
        return http.post("/admin" + path, body);
    }

    Answer delete(String path) {
        return http.send("DELETE", "/admin" + path, null);
    }

    PartReference part(String part, String recordType, String recordId) {
        return new PartReference(part, new Reference(system, recordType, recordId));
    }

    /** Puts the hub's key into a body's metadata. */
    static ObjectNode keyed(ObjectNode body, Delivery delivery) {
        body.withObject(METADATA).put(KEY, delivery.key());
        return body;
    }

    static boolean isOurs(JsonNode record, Delivery delivery) {
        return record.path(METADATA).path(KEY).asText().equals(delivery.key());
    }

    /** Whether the hub has written it for another document. */
    static boolean isAnothers(JsonNode record, Delivery delivery) {
        return record.path(METADATA).hasNonNull(KEY) && !isOurs(record, delivery);
    }

    /** Whether a record shows these fields; objects only as far as named. In metadata nothing and null are the same. */
    static boolean shows(JsonNode record, JsonNode wanted) {
        return wanted.properties().stream().allMatch(field -> {
            JsonNode there = record.path(field.getKey());
            if (field.getValue().isObject()) {
                return shows(there, field.getValue());
            }
            boolean unset =
                    field.getValue().isNull() || field.getValue().asText().isEmpty();
            return field.getValue().equals(there) || unset && (there.isNull() || there.isMissingNode());
        });
    }

    /** Medusa deletes a metadata key by an empty text. */
    static ObjectNode withoutNullMetadata(ObjectNode body) {
        if (body.get(METADATA) instanceof ObjectNode metadata) {
            metadata.properties().forEach(field -> {
                if (field.getValue().isNull()) {
                    metadata.put(field.getKey(), "");
                }
            });
        }
        return body;
    }

    static Refusal gone(Delivery delivery) {
        return new Refusal(
                "record-gone",
                "Somebody has deleted the " + RestStep.what(delivery) + " in the shop.",
                "Restore it in the shop, or stop bringing it there.",
                null);
    }

    static Refusal several(Delivery delivery, String candidates) {
        return new Refusal(
                "several-found",
                "The shop has more than one record that could be the " + RestStep.what(delivery) + ": " + candidates
                        + ".",
                "Decide in the shop which one it is: set revhub_key in its metadata to " + delivery.key() + ".",
                null);
    }

    static Refusal another(Delivery delivery, String candidate) {
        return new Refusal(
                "taken-by-another",
                "The shop's record " + candidate + " looks like the " + RestStep.what(delivery)
                        + ", but belongs to another document.",
                "Give one of the two another SKU or e-mail address.",
                null);
    }
}
