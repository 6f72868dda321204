package io.revhub.deal;

import io.revhub.document.DocumentId;
import java.time.Instant;
import java.util.List;

/**
 * A document of a deal.
 *
 * @param title what people call it: its number
 * @param from whose change made it: a system, or the type of the document that begot it
 * @param net null if it has none
 * @param gross with tax, or what was paid or posted; null if it has none
 * @param made when its first version was made
 * @param systems where it is and where it is to be, in the order of the systems' names; begetting left out
 */
public record DealDocument(
        DocumentId id,
        String type,
        String title,
        String from,
        Money net,
        Money gross,
        Instant made,
        Instant changedAt,
        List<InSystem> systems) {

    /**
     * The document in one system.
     *
     * @param state of the delivery; null: it is not brought there, its records came from there
     * @param warning what the system did not keep; null: nothing
     * @param record the document's own record; null if the hub knows none
     * @param parts the records of its parts
     */
    public record InSystem(
            String system,
            String state,
            String warning,
            Instant changedAt,
            SystemRecord record,
            List<SystemRecord> parts) {}

    /**
     * A record in a system.
     *
     * @param part {@code ""} for the document itself
     */
    public record SystemRecord(String part, String type, String id) {}

    /** The document in a system; null if it is not there and is not to be. */
    public InSystem in(String system) {
        return systems.stream()
                .filter(s -> s.system().equals(system))
                .findFirst()
                .orElse(null);
    }
}
