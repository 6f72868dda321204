package io.revhub.sandbox.crm.pubsub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The subscriptions whose place the CRM keeps, each with its settings: {@code topicName}, {@code state} (RUN, PAUSE, STOP),
 * {@code defaultReplay} and {@code errorRecoveryReplay} (LATEST, EARLIEST). Kept across restarts. Thread-safe.
 */
public final class ManagedSubscriptions {

    private static final String TYPE = "managed-subscription";
    private static final String PLACE = "place";

    private final Records records;
    private final Catalogue catalogue;

    ManagedSubscriptions(Records records, Catalogue catalogue) {
        this.records = records;
        this.catalogue = catalogue;
    }

    /**
     * One of them.
     *
     * @param developerName unique in the org
     * @param metadata its settings
     */
    public record Managed(String id, String developerName, ObjectNode metadata, OptionalLong committed) {

        boolean runs() {
            return state().equals("RUN");
        }

        String state() {
            return metadata.path("state").asText();
        }

        String topic() {
            return metadata.path("topicName").asText();
        }

        /** Where it begins without a committed place, or, if {@code lost}, with one that is no longer there. */
        boolean fromEarliest(boolean lost) {
            return metadata.path(lost ? "errorRecoveryReplay" : "defaultReplay")
                    .asText()
                    .equals("EARLIEST");
        }
    }

    /** All of them, oldest first. */
    public List<Managed> all() {
        return records.all(TYPE).stream().map(ManagedSubscriptions::managed).toList();
    }

    /** By the id or, where that is empty, by the developer name. */
    Optional<Managed> find(String id, String developerName) {
        return all().stream()
                .filter(one -> id.isEmpty() ? one.developerName().equals(developerName) : isSame(one.id(), id))
                .findFirst();
    }

    private static boolean isSame(String id, String asked) {
        return id.equals(asked) || (asked.length() == 15 && id.startsWith(asked));
    }

    /** Whether there is such a topic. */
    public boolean isTopic(String name) {
        return catalogue.topic(name).isPresent();
    }

    /** Adds one, or replaces its settings. One that is stopped forgets its place. */
    public void put(String id, String developerName, ObjectNode metadata) {
        records.together(() -> {
            ObjectNode body = records.find(TYPE, id).orElseGet(JsonNodeFactory.instance::objectNode);
            body.put("id", id).put("developerName", developerName).set("metadata", metadata);
            if (metadata.path("state").asText().equals("STOP")) {
                body.remove(PLACE);
            }
            records.put(TYPE, id, body);
            return null;
        });
    }

    public void remove(String id) {
        records.remove(TYPE, id);
    }

    /** Keeps how far its subscriber has come. */
    void commit(String id, long place) {
        records.together(() -> {
            records.find(TYPE, id).ifPresent(body -> records.put(TYPE, id, body.put(PLACE, place)));
            return null;
        });
    }

    private static Managed managed(ObjectNode body) {
        return new Managed(
                body.path("id").asText(),
                body.path("developerName").asText(),
                (ObjectNode) body.get("metadata"),
                body.has(PLACE) ? OptionalLong.of(body.get(PLACE).longValue()) : OptionalLong.empty());
    }
}
