package io.revhub.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.revhub.delivery.MappingInput;
import io.revhub.document.CanonicalForm;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Facet;
import io.revhub.document.Facets;
import io.revhub.document.Origin;
import io.revhub.document.Reference;
import io.revhub.document.References;
import io.revhub.intake.JoinedRecords;
import io.revhub.intake.StoredChanges;
import io.revhub.intake.StoredChanges.StoredChange;
import io.revhub.mapping.Definition;
import io.revhub.mapping.MappingFailed;
import io.revhub.mapping.Marker;
import io.revhub.mapping.Markers;
import io.revhub.mapping.UnusableFile;
import io.revhub.rules.Refusal;
import io.revhub.rules.Rules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * Makes documents anew from the changes that they came with, as one side's mappings and ownership have it. Remembers what it
 * made; used by one thread.
 */
final class Replay {

    private final Stored stored;
    private final Side side;
    private final Map<DocumentId, Form> made = new HashMap<>();

    /** What is looked at. */
    record Stored(
            Documents documents,
            Facets facets,
            References references,
            StoredChanges changes,
            JoinedRecords joined,
            MappingInput input,
            Rules rules) {}

    Replay(Stored stored, Side side) {
        this.stored = stored;
        this.side = side;
    }

    Side side() {
        return side;
    }

    /** A document's canonical form. */
    Form document(Document document) {
        Form known = made.get(document.id());
        if (known == null) {
            known = guarded(() -> merged(document));
            made.put(document.id(), known);
        }
        return known;
    }

    /** What a mapping makes of the document as this side has it; nothing if there is no such way. */
    Form output(Document document, Optional<Way> way) {
        Form form = document(document);
        if (way.isEmpty() || form.body() == null) {
            return Form.NOTHING;
        }
        return guarded(() -> new Form(output(with(document, (ObjectNode) form.body()), way.get()), null));
    }

    private Form merged(Document document) {
        Definition definition = side.definitions().of(document.type());
        Map<String, Facet> facets = new HashMap<>(stored.facets().of(document.id()));
        facets.replaceAll((source, facet) -> again(document, facet));
        ObjectNode body = definition.ownership().merge(facets, JsonNodeFactory.instance.objectNode());
        List<String> violations = definition.violations(body);
        String refusal = violations.isEmpty()
                ? stored.rules()
                        .check(document.type(), null, body)
                        .map(Refusal::reason)
                        .orElse(null)
                : "It does not fit: " + String.join("; ", violations);
        return new Form(body, refusal);
    }

    /** The facet as this side would make it; as it is, where it cannot be made anew. */
    private Facet again(Document document, Facet facet) {
        Optional<JsonNode> output = facet.change() == null ? begotten(document, facet) : read(document, facet);
        return output.filter(ObjectNode.class::isInstance)
                .map(body -> new Facet(
                        facet.source(),
                        CanonicalForm.of((ObjectNode) body),
                        facet.deleted(),
                        facet.stamp(),
                        facet.change(),
                        facet.revision()))
                .orElse(facet);
    }

    private Optional<JsonNode> read(Document document, Facet facet) {
        Optional<StoredChange> change = stored.changes().find(facet.change()).filter(c -> c.body() != null);
        return change.flatMap(c -> side.way(w -> w.isFrom(document.type(), c.system(), c.recordType()))
                        .map(way -> envelope(c, way)))
                .map(envelope -> envelope.path("document"));
    }

    private JsonNode envelope(StoredChange change, Way way) {
        JsonNode with = stored.joined().with(change.system(), change.body(), way.with());
        JsonNode output = side.mappings().mapping(way.mapping()).apply(change.body(), Map.of("with", with));
        return Markers.replace(
                output == null ? JsonNodeFactory.instance.nullNode() : output, marker -> id(change.system(), marker));
    }

    private JsonNode id(String system, Marker marker) {
        return marker instanceof Marker.DocumentMarker record
                ? stored.references()
                        .find(new Reference(system, record.recordType(), record.recordId()))
                        .<JsonNode>map(part -> TextNode.valueOf(part.document().value()))
                        .orElse(JsonNodeFactory.instance.nullNode())
                : JsonNodeFactory.instance.nullNode();
    }

    private Optional<JsonNode> begotten(Document document, Facet facet) {
        Optional<Document> parent = Optional.ofNullable(document.parent())
                .flatMap(stored.documents()::find)
                .filter(p -> p.type().equals(facet.source()) && p.version() > 0);
        return parent.flatMap(p -> side.way(
                        w -> w.isBegetting(p.type()) && w.child().equals(document.type()))
                .flatMap(way -> children(p, way).entrySet().stream()
                        .filter(child ->
                                identity(p, document.type(), child.getKey()).equals(document.id()))
                        .map(Map.Entry::getValue)
                        .findFirst()));
    }

    static DocumentId identity(Document parent, String type, String part) {
        return new Origin(parent.id(), type + "/from-" + parent.type(), part).identity();
    }

    /** What a parent begets on a way, by part. */
    Map<String, JsonNode> children(Document parent, Way way) {
        JsonNode output = output(parent, Optional.of(way)).body();
        Map<String, JsonNode> children = new HashMap<>();
        if (output != null) {
            (output.isArray() ? StreamSupport.stream(output.spliterator(), false) : List.of(output).stream())
                    .filter(envelope -> envelope.path("document").isObject() && !envelope.hasNonNull("of"))
                    .forEach(envelope -> children.put(envelope.path("part").asText(""), envelope.get("document")));
        }
        return children;
    }

    private JsonNode output(Document document, Way way) {
        Optional<Map<String, JsonNode>> variables = stored.input().of(document, way.with());
        return variables.isEmpty()
                ? null
                : side.mappings().mapping(way.mapping()).apply(document.body(), variables.get());
    }

    private static Document with(Document document, ObjectNode body) {
        return new Document(
                document.id(),
                document.type(),
                document.number(),
                document.version(),
                body,
                document.deleted(),
                document.parent(),
                document.changedAt());
    }

    private static Form guarded(Supplier<Form> attempt) {
        try {
            return attempt.get();
        } catch (MappingFailed | UnusableFile e) {
            return Form.refused(e.getMessage());
        }
    }
}
