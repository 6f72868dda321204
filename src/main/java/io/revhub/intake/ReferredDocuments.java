package io.revhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.revhub.document.Part;
import io.revhub.document.Reference;
import io.revhub.mapping.Marker;
import io.revhub.mapping.Markers;
import java.util.List;
import java.util.Map;

/** The documents that the output of a from-mapping refers to by records of its system. */
record ReferredDocuments(String system, JsonNode output) {

    List<Reference> records() {
        return Markers.in(output).stream()
                .filter(Marker.DocumentMarker.class::isInstance)
                .map(this::reference)
                .distinct()
                .toList();
    }

    /** The output with ids of documents in place of markers; null for a document that is not among {@code there}. */
    JsonNode filled(Map<Reference, Part> there) {
        return Markers.replace(
                output,
                marker -> marker instanceof Marker.DocumentMarker && there.containsKey(reference(marker))
                        ? TextNode.valueOf(
                                there.get(reference(marker)).document().value())
                        : JsonNodeFactory.instance.nullNode());
    }

    private Reference reference(Marker marker) {
        Marker.DocumentMarker document = (Marker.DocumentMarker) marker;
        return new Reference(system, document.recordType(), document.recordId());
    }
}
