package io.revhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Part;
import io.revhub.document.Reference;
import io.revhub.document.References;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Leads who refers to a merged document to its survivor, but not who named the merged one already: what was issued to it stays
 * as it is, and looking at its record once more changes nothing.
 */
record NamedBefore(Documents documents, References references) {

    /** The documents that a record refers to. @param hubKey the hub's key in the record */
    Map<Reference, Part> referable(Reference record, Optional<DocumentId> hubKey, Collection<Reference> referred) {
        return references.referable(
                referred,
                () -> references
                        .find(record)
                        .map(Part::document)
                        .or(() -> hubKey)
                        .flatMap(documents::find)
                        .map(Document::body)
                        .map(NamedBefore::named)
                        .orElse(Set.of()));
    }

    private static Set<DocumentId> named(ObjectNode body) {
        Set<DocumentId> named = new HashSet<>();
        add(body, named);
        return named;
    }

    private static void add(JsonNode node, Set<DocumentId> named) {
        if (node.isTextual() && DocumentId.isOne(node.asText())) {
            named.add(new DocumentId(node.asText()));
        }
        node.forEach(child -> add(child, named));
    }
}
