package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.JsonHttp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a topic was captured.
 *
 * @param replay the place of the last event, in base64; null: none is known yet
 * @param earliest where no place is known: whether to begin with the earliest event, or else the newest
 * @param known the time up to which everything is captured
 * @param recover by object, how far its changes are caught up with by query; empty: nothing is missing
 */
record EventPosition(String replay, boolean earliest, Instant known, Map<String, JsonNode> recover) {

    static EventPosition parse(String text) {
        JsonNode node = JsonHttp.json(text);
        Map<String, JsonNode> recover = new LinkedHashMap<>();
        node.path("recover").properties().forEach(entry -> recover.put(entry.getKey(), entry.getValue()));
        return new EventPosition(
                node.path("replay").textValue(),
                node.path("earliest").asBoolean(),
                Instant.parse(node.path("known").asText()),
                recover);
    }

    /** @throws IllegalArgumentException if {@code startFrom} is none */
    static EventPosition start(String startFrom, Instant now, Collection<String> objects) {
        return switch (startFrom) {
            case "latest" -> new EventPosition(null, false, now, Map.of());
            case "earliest" -> new EventPosition(null, true, now, Map.of());
            default -> new EventPosition(null, false, now, Map.of()).recovering(objects, Instant.parse(startFrom));
        };
    }

    String text() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("replay", replay).put("earliest", earliest).put("known", known.toString());
        ObjectNode rest = node.putObject("recover");
        recover.forEach(rest::set);
        return node.toString();
    }

    boolean isRecovering() {
        return !recover.isEmpty();
    }

    EventPosition at(String place, Instant time) {
        return new EventPosition(place, false, time, recover);
    }

    /** The place is lost, all up to {@code now} will have been caught up with. */
    EventPosition lost(Instant now) {
        return new EventPosition(null, false, now, recover);
    }

    /** These objects are to be caught up with since an instant; who is already, from the earlier of the two. */
    EventPosition recovering(Collection<String> objects, Instant since) {
        Map<String, JsonNode> all = new LinkedHashMap<>(recover);
        ObjectNode from = new Position(since, Map.of(), null).json();
        objects.forEach(object ->
                all.putIfAbsent(object, JsonNodeFactory.instance.objectNode().set("since", from)));
        return new EventPosition(replay, earliest, known, all);
    }

    /** An object's catch-up has come so far; null: to its end. */
    EventPosition recovered(String object, JsonNode soFar) {
        Map<String, JsonNode> rest = new LinkedHashMap<>(recover);
        if (soFar == null) {
            rest.remove(object);
        } else {
            rest.put(object, soFar);
        }
        return new EventPosition(replay, earliest, known, rest);
    }
}
