package io.revhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Document;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One delivery in flight, as a sink sees it.
 *
 * @param document the newest version, which is brought
 * @param system where it is brought
 * @param mapped the system's form of the whole document
 * @param changes what differs from what the system has: fields of {@code mapped}, inside nested objects too, arrays whole;
 *     everything on a create
 * @param refusals how often the system has refused this document; SAP takes a message's id only once
 * @param known the records that the document and its parts have in this system, by part; the document itself is ""
 */
public record Delivery(
        Document document,
        String system,
        JsonNode mapped,
        ObjectNode changes,
        int refusals,
        Map<String, Reference> known) {

    /** The document's own record in this system; empty before the first delivery. */
    public Optional<Reference> reference() {
        return Optional.ofNullable(known.get(""));
    }

    /** The hub's own key, which stands in the record where the system has a field of 26 characters or more. */
    public String key() {
        return document.id().value();
    }

    /** The hub's own key where the system has only 16 characters. */
    public String shortKey() {
        return document.id().key();
    }

    /** The same delivery with these references known as well. */
    Delivery with(List<PartReference> references) {
        Map<String, Reference> all = new HashMap<>(known);
        references.forEach(r -> all.put(r.part(), r.record()));
        return new Delivery(document, system, mapped, changes, refusals, Map.copyOf(all));
    }
}
