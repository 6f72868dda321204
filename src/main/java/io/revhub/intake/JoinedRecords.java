package io.revhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Document;
import io.revhub.document.Documents;
import io.revhub.document.Part;
import io.revhub.document.Reference;
import io.revhub.document.References;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documents that a from-mapping needs beside its record. {@code charge=Charge(invoiceId)} makes {@code $with.charge} the
 * document to which the record of the type Charge belongs whose id stands in the field {@code invoiceId}; where the field holds
 * an array of ids, an object of the documents by record id, without those that the hub does not know.
 */
public final class JoinedRecords {

    private static final Pattern JOIN = Pattern.compile("(\\w+)=(\\w+)\\((\\w+)\\)");

    private final Documents documents;
    private final References references;

    JoinedRecords(Documents documents, References references) {
        this.documents = documents;
        this.references = references;
    }

    /**
     * The documents by the names that the route gives them, each with an {@code id} of its own; null for one that the hub does
     * not know: a mapping that needs it puts a marker for it out, and is asked again when it is there.
     *
     * @param joins separated by commas; null or blank: none
     * @throws IllegalArgumentException if one has not this form
     */
    public ObjectNode with(String system, JsonNode raw, String joins) {
        return with(system, raw, joins, new HashSet<>());
    }

    /** The same. @param unknown takes the records whose documents the hub does not know */
    ObjectNode with(String system, JsonNode raw, String joins, Set<Reference> unknown) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        if (joins != null && !joins.isBlank()) {
            for (String join : joins.split(",")) {
                Matcher form = JOIN.matcher(join.strip());
                if (!form.matches()) {
                    throw new IllegalArgumentException("with: " + join + " has not the form name=RecordType(field)");
                }
                JsonNode id = raw.path(form.group(3));
                found.set(
                        form.group(1),
                        id.isArray()
                                ? each(system, form.group(2), id, unknown)
                                : document(system, form.group(2), id, unknown).orElse(null));
            }
        }
        return found;
    }

    private ObjectNode each(String system, String recordType, JsonNode ids, Set<Reference> unknown) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        ids.forEach(id -> document(system, recordType, id, unknown).ifPresent(d -> found.set(id.asText(), d)));
        return found;
    }

    private Optional<JsonNode> document(String system, String recordType, JsonNode id, Set<Reference> unknown) {
        if (!id.isValueNode() || id.isNull()) {
            return Optional.empty();
        }
        Reference record = new Reference(system, recordType, id.asText());
        Optional<JsonNode> found = references.referable(List.of(record)).values().stream()
                .findFirst()
                .map(Part::document)
                .flatMap(documents::find)
                .filter(d -> d.version() > 0)
                .map(JoinedRecords::withId);
        if (found.isEmpty()) {
            unknown.add(record);
        }
        return found;
    }

    private static JsonNode withId(Document document) {
        return document.body().deepCopy().put("id", document.id().value());
    }
}
