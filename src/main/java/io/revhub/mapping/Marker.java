package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.DocumentId;
import io.revhub.document.Part;
import java.util.List;
import java.util.Optional;

/** A place in a mapping's output that the hub fills with what it looks up. */
public sealed interface Marker {

    /**
     * The record id that a document, or a part of it, has in the system that the mapping is for.
     *
     * @param beside a part of the same document that must be there as well before the id is of use; null: none
     * @param optional whether the record may be written without it, when what it refers to waits for this record itself
     */
    record ReferenceMarker(Part part, Part beside, boolean optional) implements Marker {

        private static final String KEY = "$reference";

        /** A reference that needs nothing beside it. */
        public ReferenceMarker(Part part) {
            this(part, null, false);
        }

        /** The same reference, which may be left out. */
        public ReferenceMarker orWithout() {
            return new ReferenceMarker(part, beside, true);
        }

        /** All that must be there. */
        public List<Part> parts() {
            return beside == null ? List.of(part) : List.of(part, beside);
        }

        @Override
        public JsonNode asJson() {
            JsonNode marker = marker(KEY, "document", part.document().value(), "part", part.part());
            if (beside != null) {
                ((ObjectNode) marker.get(KEY)).put("beside", beside.part());
            }
            if (optional) {
                ((ObjectNode) marker.get(KEY)).put("optional", true);
            }
            return marker;
        }
    }

    /** The id of the document that a record of the source system belongs to. */
    record DocumentMarker(String recordType, String recordId) implements Marker {

        private static final String KEY = "$document";

        @Override
        public JsonNode asJson() {
            return marker(KEY, "recordType", recordType, "recordId", recordId);
        }
    }

    /** As it stands in a mapping's output. */
    JsonNode asJson();

    /** The marker that {@code node} is, if it is one. */
    static Optional<Marker> of(JsonNode node) {
        if (!node.isObject() || node.size() != 1) {
            return Optional.empty();
        }
        JsonNode reference = node.path(ReferenceMarker.KEY);
        JsonNode record = node.path(DocumentMarker.KEY);
        if (DocumentId.isOne(reference.path("document").asText())) {
            DocumentId document = new DocumentId(reference.get("document").asText());
            JsonNode beside = reference.path("beside");
            return Optional.of(new ReferenceMarker(
                    new Part(document, reference.path("part").asText()),
                    beside.isTextual() ? new Part(document, beside.textValue()) : null,
                    reference.path("optional").asBoolean()));
        }
        return record.path("recordType").isTextual() && record.path("recordId").isTextual()
                ? Optional.of(new DocumentMarker(
                        record.get("recordType").textValue(),
                        record.get("recordId").textValue()))
                : Optional.empty();
    }

    private static JsonNode marker(String key, String first, String one, String second, String two) {
        ObjectNode marker = JsonNodeFactory.instance.objectNode();
        marker.putObject(key).put(first, one).put(second, two);
        return marker;
    }
}
