package io.revhub.scenarios;

import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.document.References;
import java.util.List;
import java.util.Optional;

/** The hub's documents, for what no page tells. */
record Store(Documents documents, References references) {

    Optional<Document> document(String type, String number) {
        return documents.byNumber(type, number).filter(d -> d.version() > 0);
    }

    /** The document's own record in a system, once it is there. */
    Optional<String> record(Document document, String system) {
        return references.of(document.id()).stream()
                .filter(r -> r.part().isEmpty() && r.record().system().equals(system))
                .map(r -> r.record().recordId())
                .findFirst();
    }

    /** The document that a record belongs to, once the hub knows it. */
    Optional<String> id(String system, String recordType, String recordId) {
        return references
                .find(new Reference(system, recordType, recordId))
                .map(part -> part.document().value());
    }

    Optional<String> record(String document, String system) {
        return documents.find(new DocumentId(document)).flatMap(found -> record(found, system));
    }

    /** All records of a document in a system, those of its parts included. */
    List<String> records(String type, String number, String system) {
        return document(type, number).stream()
                .flatMap(found -> references.of(found.id()).stream())
                .map(PartReference::record)
                .filter(record -> record.system().equals(system))
                .map(Reference::recordId)
                .toList();
    }

    boolean isMerged(String document, String into) {
        return documents
                .find(new DocumentId(document))
                .map(Document::mergedInto)
                .equals(Optional.of(new DocumentId(into)));
    }

    /** Whether a document has this text in a field. */
    boolean names(String document, String field, String text) {
        return documents
                .find(new DocumentId(document))
                .flatMap(found -> found.text(field))
                .equals(Optional.of(text));
    }

    List<Document> newest(String type) {
        return documents.newest(type, 50);
    }
}
