package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How far one object was caught up with.
 *
 * @param at the latest stamp that was seen; null: none
 * @param seen stamps by record, as far back as the next query begins
 * @param next the page to go on with; null: begin a query
 */
record Position(Instant at, Map<String, Instant> seen, String next) {

    static final Position START = new Position(null, Map.of(), null);

    static Position parse(JsonNode node) {
        if (!node.hasNonNull("at") && !node.hasNonNull("next")) {
            return START;
        }
        Map<String, Instant> seen = new HashMap<>();
        node.path("seen")
                .properties()
                .forEach(entry ->
                        seen.put(entry.getKey(), Instant.parse(entry.getValue().asText())));
        return new Position(
                node.hasNonNull("at") ? Instant.parse(node.get("at").asText()) : null,
                seen,
                node.path("next").textValue());
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("at", at == null ? null : at.toString());
        ObjectNode stamps = node.putObject("seen");
        seen.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> stamps.put(entry.getKey(), entry.getValue().toString()));
        return node.put("next", next);
    }

    boolean has(String id, Instant stamp) {
        return stamp.equals(seen.get(id));
    }

    Position with(Map<String, Instant> page, String nextPage, Duration overlap) {
        Map<String, Instant> all = new HashMap<>(seen);
        all.putAll(page);
        Instant latest = Stream.concat(Stream.ofNullable(at), all.values().stream())
                .max(Instant::compareTo)
                .orElse(null);
        all.values().removeIf(stamp -> stamp.isBefore(latest.minus(overlap)));
        return new Position(latest, all, nextPage);
    }

    /** The same, to begin the query again: the page is no longer to be had. */
    Position again() {
        return new Position(at, seen, null);
    }
}
