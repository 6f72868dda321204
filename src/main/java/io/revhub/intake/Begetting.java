package io.revhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.delivery.Collisions;
import io.revhub.delivery.DeliveryBatch;
import io.revhub.delivery.InFlight;
import io.revhub.document.CanonicalForm;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Facet;
import io.revhub.document.Link;
import io.revhub.document.Links;
import io.revhub.document.Origin;
import io.revhub.mapping.UnusableFile;
import io.revhub.rules.Refusal;
import io.revhub.workspace.Workspace;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Documents beget documents: given the newest parent, these children must exist like this. A child's identity is derived from
 * parent, route and part, so a repeat finds what the first try made.
 */
public final class Begetting {

    private final Documents documents;
    private final Links links;
    private final Acceptance acceptance;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Workspace workspace;
    private final Clock clock;

    Begetting(
            Documents documents,
            Links links,
            Acceptance acceptance,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            Workspace workspace,
            Clock clock) {
        this.documents = documents;
        this.links = links;
        this.acceptance = acceptance;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.workspace = workspace;
        this.clock = clock;
    }

    /** Begets the children of each open member, each parent's in one transaction; a parent that fails is parked alone. */
    void beget(DeliveryBatch batch, String type) {
        for (InFlight member : batch.open()) {
            refusal(member, type)
                    .ifPresentOrElse(
                            member::park,
                            () -> again(member.output()).ifPresentOrElse(member::againOn, member::delivered));
        }
    }

    private Optional<Refusal> refusal(InFlight member, String type) {
        Document parent = member.document();
        try {
            return Collisions.repeated(() -> transactions.execute(tx -> {
                Optional<Refusal> why = beget(parent, type, member.output());
                if (why.isPresent()) {
                    tx.setRollbackOnly();
                }
                return why;
            }));
        } catch (UnusableFile e) {
            return Optional.of(Refusal.unusableFile(
                    "The " + parent.type() + " " + parent.title(), e.file(), e.line(), e.reason()));
        }
    }

    private Optional<Refusal> beget(Document parent, String type, JsonNode output) {
        String route = type + "/from-" + parent.type();
        Map<DocumentId, Envelope> children = children(parent, route, output);
        SortedSet<DocumentId> ids = new TreeSet<>(children.keySet());
        children.forEach((id, child) -> {
            if (child.of().isEmpty()) {
                documents.mint(id, type, new Origin(parent.id(), route, child.part()), clock.instant());
            }
        });
        Map<DocumentId, Document> locked = documents.lock(ids);
        for (DocumentId id : ids) {
            Optional<Refusal> refusal = accept(parent, locked.get(id), children.get(id));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return vanished(parent, route, ids);
    }

    private Optional<Refusal> accept(Document parent, Document child, Envelope envelope) {
        if (child == null) {
            return Optional.of(new Refusal(
                    "no-such-document",
                    "What " + parent.type() + " " + parent.title() + " extends is not in the hub.",
                    "Look at what is parked of it, then try again.",
                    null));
        }
        Facet facet = new Facet(
                parent.type(),
                CanonicalForm.of(envelope.document().orElseThrow()),
                envelope.deleted(),
                moment(),
                null,
                workspace.revision());
        Optional<Refusal> refusal = acceptance.accept(child, facet, envelope, true);
        if (refusal.isEmpty() && envelope.of().isEmpty()) {
            links.put(new Link(child.id(), parent.id(), Links.FROM, null, null));
        }
        return refusal;
    }

    /** What was begotten earlier and is not any more: nothing silently disappears. */
    private Optional<Refusal> vanished(Document parent, String route, SortedSet<DocumentId> ids) {
        List<Document> gone = documents.children(parent.id(), route).stream()
                .filter(child -> !ids.contains(child.id()))
                .toList();
        return gone.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(
                                "condition-no-longer-holds",
                                parent.type() + " " + parent.title() + " has changed so that "
                                        + gone.stream().map(Document::title).collect(Collectors.joining(", "))
                                        + " should not exist, but does.",
                                "Cancel or reverse it by hand, or undo the change.",
                                null)
                        .naming(gone.stream().map(Document::title).collect(Collectors.joining(", "))));
    }

    private static Optional<LocalDate> again(JsonNode output) {
        return envelopes(output).flatMap(child -> child.again().stream()).min(LocalDate::compareTo);
    }

    private static Stream<Envelope> envelopes(JsonNode output) {
        if (output == null || output.isNull()) {
            return Stream.empty();
        }
        return output.isArray()
                ? StreamSupport.stream(output.spliterator(), false).map(Envelope::new)
                : Stream.of(new Envelope(output));
    }

    private static Map<DocumentId, Envelope> children(Document parent, String route, JsonNode output) {
        Map<DocumentId, Envelope> children = new TreeMap<>();
        envelopes(output)
                .filter(child -> child.document().isPresent())
                .forEach(child -> children.put(
                        child.of().orElseGet(() -> new Origin(parent.id(), route, child.part()).identity()), child));
        return children;
    }

    private long moment() {
        return jdbc.sql("select nextval('moment')").query(Long.class).single();
    }
}
