package io.revhub.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A document in its newest version.
 *
 * @param type product, account, quote, order, ...
 * @param number what people call it; null if it has none
 * @param version 0: the identity is minted, but nothing was accepted yet
 * @param body the canonical form; null while version is 0
 * @param deleted whether the newest version is a tombstone
 * @param parent who begot it; null: it came from a system
 * @param changedAt when the newest version was made, in business time
 * @param mergedInto the document that it was found to be the same as; null: none
 */
public record Document(
        DocumentId id,
        String type,
        String number,
        int version,
        ObjectNode body,
        boolean deleted,
        DocumentId parent,
        Instant changedAt,
        DocumentId mergedInto) {

    /** One that is merged into no other. */
    public Document(
            DocumentId id,
            String type,
            String number,
            int version,
            ObjectNode body,
            boolean deleted,
            DocumentId parent,
            Instant changedAt) {
        this(id, type, number, version, body, deleted, parent, changedAt, null);
    }

    /** The canonical text of a top-level field; empty if absent or null. */
    public Optional<String> text(String field) {
        return body == null || !body.hasNonNull(field)
                ? Optional.empty()
                : Optional.of(body.get(field).asText());
    }

    /** What people call it: its number, or else its name, or else its short key. */
    public String title() {
        return number != null ? number : text("name").orElse(id.key());
    }
}
