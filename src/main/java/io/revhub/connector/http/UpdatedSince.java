package io.revhub.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds records by the time of their last change. It asks again for the last minute, since a change can become visible
 * after its stamp, and leaves out what it has seen with the same stamp.
 */
public record UpdatedSince(RestRecords records) implements CatchUp {

    private static final Duration OVERLAP = Duration.ofSeconds(60);

    @Override
    public Page next(Optional<String> position) {
        JsonNode before = JsonHttp.json(position.orElse("{}"));
        Set<String> seen = texts(before.path("seen"));
        Instant newest =
                before.has("newest") ? Instant.parse(before.get("newest").asText()) : null;
        JsonNode found = changedSince(newest);
        List<Hint> hints = new ArrayList<>();
        for (JsonNode changed : found) {
            Instant stamp = stamp(changed);
            newest = newest == null || stamp.isAfter(newest) ? stamp : newest;
            if (!seen.contains(change(changed))) {
                hints.add(new Hint(records.type(), changed.path("id").asText()));
            }
        }
        return new Page(hints, position(newest, found), false);
    }

    @Override
    public Optional<String> since(Instant from) {
        return Optional.of(JsonNodeFactory.instance
                .objectNode()
                .put("newest", from.toString())
                .toString());
    }

    private JsonNode changedSince(Instant newest) {
        String query = newest == null
                ? ""
                : "?updated_since=" + JsonHttp.encoded(newest.minus(OVERLAP).toString());
        var answer = records.read(records.path() + query);
        if (!answer.isGood()) {
            throw new ReadFailed(answer.said(), null, null);
        }
        return answer.body().path(records.list());
    }

    private static String position(Instant newest, JsonNode found) {
        ObjectNode position = JsonNodeFactory.instance.objectNode();
        ArrayNode seen = position.putArray("seen");
        if (newest != null) {
            position.put("newest", newest.toString());
        }
        for (JsonNode changed : found) {
            if (!stamp(changed).isBefore(newest.minus(OVERLAP))) {
                seen.add(change(changed));
            }
        }
        return position.toString();
    }

    private static String change(JsonNode changed) {
        return changed.path("id").asText() + "@" + stamp(changed);
    }

    private static Instant stamp(JsonNode changed) {
        return Instant.parse(changed.path("updatedAt").asText());
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
