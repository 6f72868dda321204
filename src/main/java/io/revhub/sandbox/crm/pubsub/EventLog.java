package io.revhub.sandbox.crm.pubsub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The events of the last 72 hours of business time, kept across restarts. What a transaction appends is seen when it has
 * committed; writers come one after the other, so that places rise in the order of the commits.
 */
final class EventLog {

    private static final String TYPE = "event";
    private static final String FLOOR = "event-floor";
    private static final Duration RETENTION = Duration.ofHours(72);

    private final Records records;
    private final Clock clock;
    private final ConcurrentSkipListMap<Long, Event> events = new ConcurrentSkipListMap<>();
    private volatile long tip;
    private volatile long floor;

    EventLog(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
        this.floor = records.find(FLOOR, FLOOR)
                .map(node -> node.get("place").longValue())
                .orElse(0L);
        records.all(TYPE).stream().map(EventLog::event).forEach(event -> events.put(event.replay(), event));
        this.tip = Math.max(floor, events.isEmpty() ? 0 : events.lastKey());
    }

    /** Gives an event its place and stores it, in the caller's transaction. */
    Event append(String source, String id, String schemaId, byte[] payload) {
        Event event = new Event(records.next("replay"), clock.instant(), source, id, schemaId, payload);
        records.put(TYPE, key(event.replay()), json(event));
        return event;
    }

    /** Makes events seen whose transaction has committed. */
    synchronized void reveal(List<Event> committed) {
        committed.forEach(event -> {
            events.put(event.replay(), event);
            tip = Math.max(tip, event.replay());
        });
    }

    /** The place of the newest event. */
    long tip() {
        return tip;
    }

    /** The place that lies before all events that are still there. */
    long earliest() {
        forget();
        return floor;
    }

    /** Whether everything after this place is still there. */
    boolean reaches(long place) {
        return place >= earliest() && place <= tip;
    }

    List<Event> after(long place, Set<String> sources, int atMost) {
        forget();
        return events.tailMap(place, false).values().stream()
                .filter(event -> sources.contains(event.source()))
                .limit(atMost)
                .toList();
    }

    /** Everything so far can no longer be replayed. */
    synchronized void expireAll() {
        long place = records.next("replay");
        tip = place;
        forgetUpTo(place);
    }

    private synchronized void forget() {
        Instant oldest = clock.instant().minus(RETENTION);
        long place = floor;
        for (Event event : events.values()) {
            if (!event.at().isBefore(oldest)) {
                break;
            }
            place = event.replay();
        }
        if (place > floor) {
            forgetUpTo(place);
        }
    }

    private void forgetUpTo(long place) {
        floor = place;
        records.put(FLOOR, FLOOR, JsonNodeFactory.instance.objectNode().put("place", place));
        var old = events.headMap(place, true);
        old.keySet().forEach(replay -> records.remove(TYPE, key(replay)));
        old.clear();
    }

    private static String key(long replay) {
        return String.valueOf(replay);
    }

    private static ObjectNode json(Event event) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("replay", event.replay())
                .put("at", event.at().toString())
                .put("source", event.source())
                .put("id", event.id())
                .put("schema", event.schemaId())
                .put("payload", Base64.getEncoder().encodeToString(event.payload()));
    }

    private static Event event(ObjectNode node) {
        return new Event(
                node.get("replay").longValue(),
                Instant.parse(node.get("at").textValue()),
                node.get("source").textValue(),
                node.get("id").textValue(),
                node.get("schema").textValue(),
                Base64.getDecoder().decode(node.get("payload").textValue()));
    }
}
