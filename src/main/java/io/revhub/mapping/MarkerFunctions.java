package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import io.revhub.document.DocumentId;
import io.revhub.document.Part;
import java.util.List;

/** Identities: markers for ids that the hub looks up after mapping, and the derived identity of a begotten document. */
final class MarkerFunctions {

    List<Function> functions() {
        return List.of(
                new NamedFunction("reference", 1, 3, this::reference),
                new NamedFunction("optional", 1, this::optional),
                new NamedFunction("record", 2, this::record),
                new NamedFunction("derived-id", 3, this::derivedId));
    }

    private JsonNode reference(Arguments arguments) {
        DocumentId document = document(arguments);
        String part = arguments.size() > 1 ? arguments.text(1) : "";
        Part beside = arguments.size() > 2 ? new Part(document, arguments.text(2)) : null;
        return new Marker.ReferenceMarker(new Part(document, part), beside, false).asJson();
    }

    private JsonNode optional(Arguments arguments) {
        if (Marker.of(arguments.value(0)).orElse(null) instanceof Marker.ReferenceMarker reference) {
            return reference.orWithout().asJson();
        }
        throw arguments.failed(arguments.shown(0) + " is not a reference(...)");
    }

    private JsonNode record(Arguments arguments) {
        return new Marker.DocumentMarker(arguments.text(0), arguments.text(1)).asJson();
    }

    private JsonNode derivedId(Arguments arguments) {
        DocumentId id = DocumentId.ofParent(document(arguments), arguments.text(1), arguments.text(2));
        return TextNode.valueOf(id.value());
    }

    private static DocumentId document(Arguments arguments) {
        String id = arguments.text(0);
        if (!DocumentId.isOne(id)) {
            throw arguments.failed(arguments.shown(0) + " is not a document's id");
        }
        return new DocumentId(id);
    }
}
