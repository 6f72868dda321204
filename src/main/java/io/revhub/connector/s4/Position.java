package io.revhub.connector.s4;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far a catch-up has come: {@code {"since": <millis>, "seen": {"<id>": <millis>}}}.
 *
 * @param since where the next query begins; null: at the beginning
 * @param seen the stamps of what was found since then
 */
record Position(Instant since, Map<String, Long> seen) {

    static final Position START = new Position(null, Map.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    static Position parse(String text) {
        try {
            JsonNode position = JSON.readTree(text);
            Map<String, Long> seen = new TreeMap<>();
            position.path("seen")
                    .properties()
                    .forEach(pair -> seen.put(pair.getKey(), pair.getValue().asLong()));
            return new Position(
                    position.hasNonNull("since")
                            ? Instant.ofEpochMilli(position.get("since").asLong())
                            : null,
                    seen);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a position: " + text, e);
        }
    }

    boolean has(String id, Instant stamp) {
        return stamp != null && Long.valueOf(stamp.toEpochMilli()).equals(seen.get(id));
    }

    /** With this pair as well; an entity without a stamp is not remembered. */
    Position with(String id, Instant stamp) {
        if (stamp == null) {
            return this;
        }
        Map<String, Long> all = new TreeMap<>(seen);
        all.put(id, stamp.toEpochMilli());
        return new Position(since, all);
    }

    /** The position that begins this long before the newest stamp, without what lies before it. */
    Position before(Duration overlap) {
        Optional<Long> newest = seen.values().stream().max(Long::compare);
        if (newest.isEmpty()) {
            return this;
        }
        long from = newest.get() - overlap.toMillis();
        Map<String, Long> kept = new TreeMap<>(seen);
        kept.values().removeIf(stamp -> stamp < from);
        return new Position(Instant.ofEpochMilli(from), kept);
    }

    String text() {
        ObjectNode position = JSON.createObjectNode();
        position.put("since", since == null ? null : since.toEpochMilli());
        ObjectNode pairs = position.putObject("seen");
        seen.forEach(pairs::put);
        return position.toString();
    }
}
