package io.revhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.BusinessKey;
import io.revhub.document.DocumentId;
import io.revhub.document.Link;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a from-mapping puts out: the canonical form, and beside it what identifies and links it.
 *
 * <p>{@code document} canonical fields, null: the record is none of ours (yet); {@code hubKey} the hub's key in the record;
 * {@code number} what people call it; {@code keys} business keys by namespace; {@code perhaps} what it may share with others, by namespace: a
 * new record that shares one is for a person; {@code references} records of parts;
 * {@code links} to other documents; {@code deleted}; for begotten documents also {@code part}, which tells siblings apart,
 * {@code again}, the business date on which to ask again, and {@code of}, the id of an existing document that is extended instead of a new one being made.
 */
record Envelope(JsonNode json) {

    Optional<ObjectNode> document() {
        return json.path("document") instanceof ObjectNode document ? Optional.of(document) : Optional.empty();
    }

    Optional<DocumentId> hubKey() {
        return text("hubKey").filter(DocumentId::isOne).map(DocumentId::new);
    }

    String number() {
        return text("number").orElse(null);
    }

    String part() {
        return text("part").orElse("");
    }

    Optional<DocumentId> of() {
        return text("of").map(DocumentId::new);
    }

    /** The business date on which a begetting mapping wants to be asked again. */
    Optional<LocalDate> again() {
        return text("again").map(LocalDate::parse);
    }

    boolean deleted() {
        return json.path("deleted").asBoolean(false);
    }

    List<BusinessKey> keys() {
        return keys("keys");
    }

    /** What it may have in common with documents that are others all the same. */
    List<BusinessKey> perhaps() {
        return keys("perhaps");
    }

    /** Whether the mapping says what it may have in common with others, and be it nothing. */
    boolean tellsOfLikeness() {
        return json.has("perhaps");
    }

    private List<BusinessKey> keys(String field) {
        List<BusinessKey> keys = new ArrayList<>();
        json.path(field).properties().forEach(key -> {
            if (!key.getValue().isNull() && !key.getValue().asText().isBlank()) {
                keys.add(new BusinessKey(key.getKey(), key.getValue().asText()));
            }
        });
        return keys;
    }

    List<PartReference> references(String system) {
        return stream("references")
                .filter(r -> r.hasNonNull("id"))
                .map(r -> new PartReference(
                        r.path("part").asText(""),
                        new Reference(
                                system, r.path("type").asText(), r.path("id").asText())))
                .toList();
    }

    List<Link> links(DocumentId from) {
        return stream("links")
                .filter(link -> link.hasNonNull("to"))
                .map(link -> new Link(
                        from,
                        new DocumentId(link.path("to").asText()),
                        link.path("kind").asText(io.revhub.document.Links.FROM),
                        link.hasNonNull("amount")
                                ? new BigDecimal(link.get("amount").asText())
                                : null,
                        link.hasNonNull("currency") ? link.get("currency").asText() : null))
                .toList();
    }

    private Stream<JsonNode> stream(String field) {
        return StreamSupport.stream(json.path(field).spliterator(), false);
    }

    private Optional<String> text(String field) {
        return json.hasNonNull(field) ? Optional.of(json.get(field).asText()) : Optional.empty();
    }
}
