package io.revhub.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.delivery.Deliveries;
import io.revhub.delivery.ParkedItem;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Merges;
import io.revhub.document.Part;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.document.References;
import io.revhub.journal.Journal;
import io.revhub.journal.JournalLine;
import io.revhub.rules.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What people decide about records and documents that are perhaps the same. All of it can be undone, and stands in the
 * journal. Methods expect a transaction of the caller's.
 */
public final class Sameness {

    /** The code of a refusal whose arguments are: titles, the documents' type, and their ids with blanks between. */
    public static final String PERHAPS = "perhaps-the-same";

    private final Documents documents;
    private final References references;
    private final Merges merges;
    private final Deliveries deliveries;
    private final Readings readings;
    private final OpenItems openItems;
    private final Journal journal;
    private final Clock clock;

    Sameness(
            Documents documents,
            References references,
            Merges merges,
            Deliveries deliveries,
            Readings readings,
            OpenItems openItems,
            Journal journal,
            Clock clock) {
        this.documents = documents;
        this.references = references;
        this.merges = merges;
        this.deliveries = deliveries;
        this.readings = readings;
        this.openItems = openItems;
        this.journal = journal;
        this.clock = clock;
    }

    /** The documents that a parked record is perhaps the same as; empty if it is parked for something else. */
    public List<DocumentId> alike(ParkedItem item) {
        List<String> named = item.refusal().arguments();
        return item.refusal().code().equals(PERHAPS) && named.size() == 3
                ? Stream.of(named.get(2).split(" ")).map(DocumentId::new).toList()
                : List.of();
    }

    /**
     * A parked record is one of the documents that it is like: it becomes this document's record, or where the system has
     * another record of it already, a document of its own that is merged into it.
     *
     * @return why not; empty: it is, and the record is read again
     */
    public Optional<Refusal> same(ParkedItem item, DocumentId document, String by) {
        if (!alike(item).contains(document)) {
            return Optional.of(refusal("not-alike", "It is not parked because of this document.", "Choose another."));
        }
        Reference record = record(item);
        if (references.in(record.system(), List.of(new Part(document, ""))).isEmpty()) {
            references.add(document, PartReference.whole(record), clock.instant());
            tell("linked", document, record.recordType() + " " + record.recordId() + " is a record of it.", by, null);
        } else {
            Document own = own(item);
            String why = "One of its records was parked as perhaps the same.";
            merges.merge(own.id(), document, by, why, clock.instant());
            tell("merged", own.id(), "It is the same as " + document.value() + " and merged into it.", by, why);
        }
        readings.ask(record.system(), List.of(new Hint(record.recordType(), record.recordId())));
        return Optional.empty();
    }

    /** A parked record is none of the documents that it is like: it is a document of its own, and read again. */
    public void another(ParkedItem item, String by) {
        Reference record = record(item);
        DocumentId own = own(item).id();
        tell("another", own, "It is another than " + item.refusal().arguments().get(0) + ".", by, null);
        readings.ask(record.system(), List.of(new Hint(record.recordType(), record.recordId())));
    }

    /**
     * Merges a document into another of its type: it keeps its records, is brought nowhere any more, and who looks its records
     * up is led to the other.
     *
     * @return why not; empty: it is merged
     */
    public Optional<Refusal> merge(DocumentId document, DocumentId survivor, String by, String why) {
        TreeSet<DocumentId> both = new TreeSet<>(List.of(document, survivor));
        var locked = documents.lock(both);
        Document one = locked.get(document);
        Document other = locked.get(survivor);
        if (one == null
                || other == null
                || document.equals(survivor)
                || !one.type().equals(other.type())) {
            return Optional.of(refusal(
                    "cannot-be-merged", "Only two documents of one type can be merged.", "Name another document."));
        }
        if (one.mergedInto() != null || other.mergedInto() != null) {
            return Optional.of(refusal(
                    "merged-already", "One of them is merged into another already.", "Undo that, or name the other."));
        }
        Optional<Refusal> open = openItems.of(one);
        if (open.isEmpty()) {
            merges.merge(document, survivor, by, why, clock.instant());
            tell("merged", document, one.title() + " is merged into " + other.title() + ".", by, why);
        }
        return open;
    }

    /** Undoes a merge: the document stands for itself again and is brought where it was not. @return false: it was none */
    public boolean undo(DocumentId document, String by, String why) {
        Document one = documents.lock(new TreeSet<>(List.of(document))).get(document);
        if (one == null || one.mergedInto() == null) {
            return false;
        }
        merges.undo(document, by, why, clock.instant());
        if (one.version() > 0) {
            deliveries.want(one.id(), one.type(), one.version(), one.id().value(), Duration.ZERO);
        }
        tell("merge-undone", document, one.title() + " stands for itself again.", by, why);
        return true;
    }

    private Document own(ParkedItem item) {
        Reference record = record(item);
        String type = item.refusal().arguments().get(1);
        DocumentId own = DocumentId.ofRecord(type, record);
        documents.mint(own, type, null, clock.instant());
        references.add(own, PartReference.whole(record), clock.instant());
        return documents.find(own).orElseThrow();
    }

    private static Reference record(ParkedItem item) {
        return new Reference(item.system(), item.type(), item.recordId());
    }

    private static Refusal refusal(String code, String reason, String remedy) {
        return new Refusal(code, reason, remedy, null);
    }

    private void tell(String kind, DocumentId document, String text, String by, String why) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("by", by).put("why", why);
        journal.write(new JournalLine(kind, document.value(), null, text, payload));
    }
}
