package io.revhub.document;

import java.time.Instant;
import java.util.List;

/**
 * A document that begins, with all that is known of it from its first sight.
 *
 * @param facet what its source shows; the only one
 * @param references the record itself first, then those of its parts
 * @param likenesses what it may share with others, as {@link Likenesses} keeps it
 */
public record FirstVersion(
        DocumentId id,
        String type,
        NewVersion made,
        Facet facet,
        List<PartReference> references,
        List<BusinessKey> keys,
        List<BusinessKey> likenesses,
        List<Link> links) {

    /** The document as it is stored. */
    public Document document(Instant now) {
        return new Document(id, type, made.number(), 1, made.body(), made.deleted(), null, now);
    }
}
