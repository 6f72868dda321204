package io.revhub.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.delivery.Deliveries;
import io.revhub.delivery.ParkedItems;
import io.revhub.document.BusinessKey;
import io.revhub.document.CanonicalForm;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Facet;
import io.revhub.document.FirstVersion;
import io.revhub.document.FirstVersions;
import io.revhub.document.Likenesses;
import io.revhub.document.NewVersion;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.document.References;
import io.revhub.journal.Journal;
import io.revhub.mapping.Definition;
import io.revhub.mapping.Definitions;
import io.revhub.workspace.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The quick way of an initial load: records that are certainly seen for the first time become documents together, a few
 * statements for all of them. Whatever is known, refused, deleted or in doubt is left to the way that every record can go.
 * Runs in the caller's transaction.
 */
final class FirstSights {

    private final Documents documents;
    private final FirstVersions firstVersions;
    private final References references;
    private final Likenesses likenesses;
    private final Definitions definitions;
    private final Acceptance acceptance;
    private final Deliveries deliveries;
    private final ParkedItems parked;
    private final Changes changes;
    private final VersionTopic topic;
    private final Journal journal;
    private final Workspace workspace;
    private final ObjectMapper json;
    private final Clock clock;

    FirstSights(
            Documents documents,
            FirstVersions firstVersions,
            References references,
            Likenesses likenesses,
            Definitions definitions,
            Acceptance acceptance,
            Deliveries deliveries,
            ParkedItems parked,
            Changes changes,
            VersionTopic topic,
            Journal journal,
            Workspace workspace,
            ObjectMapper json,
            Clock clock) {
        this.documents = documents;
        this.firstVersions = firstVersions;
        this.references = references;
        this.likenesses = likenesses;
        this.definitions = definitions;
        this.acceptance = acceptance;
        this.deliveries = deliveries;
        this.parked = parked;
        this.changes = changes;
        this.topic = topic;
        this.journal = journal;
        this.workspace = workspace;
        this.json = json;
        this.clock = clock;
    }

    private record Candidate(Observed member, DocumentId id, Envelope envelope) {

        Reading reading() {
            return member.reading();
        }

        /** All its records, its own first. */
        List<PartReference> records() {
            return Stream.concat(
                            Stream.of(PartReference.whole(reading().record())),
                            envelope.references(reading().system()).stream())
                    .toList();
        }
    }

    /** Takes in what is new, and gives back the others in their order. */
    List<Observed> take(String type, List<Observed> members) {
        List<Candidate> fresh = fresh(type, candidates(type, members));
        if (fresh.isEmpty()) {
            return members;
        }
        Set<Observed> taken = store(type, fresh).stream().map(Candidate::member).collect(Collectors.toSet());
        return members.stream().filter(m -> !taken.contains(m)).toList();
    }

    private List<Candidate> candidates(String type, List<Observed> members) {
        return members.stream()
                .filter(m -> m.reading().loaded() && m.raw() != null && m.refusal() == null && m.output() != null)
                .map(m -> new Candidate(m, DocumentId.ofRecord(type, m.reading().record()), new Envelope(m.output())))
                .filter(c ->
                        c.envelope().document().isPresent() && !c.envelope().deleted())
                .filter(c -> definitions.of(type).ownership().begins(c.reading().system()))
                .filter(c -> isPlain(c.member()))
                .toList();
    }

    /** Nothing in it that must be looked up or refused first. */
    private static boolean isPlain(Observed member) {
        Reading reading = member.reading();
        return new ReferredDocuments(reading.system(), member.output())
                        .records()
                        .isEmpty()
                && Unstorable.in(member.raw(), reading.recordType(), reading.recordId())
                        .isEmpty();
    }

    private List<Candidate> fresh(String type, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        Reading first = candidates.get(0).reading();
        if (deliveries.createIsOpen(type, first.system(), first.stamp())) {
            return List.of();
        }
        Set<DocumentId> ids = documents
                .find(all(candidates, c -> Stream.concat(Stream.of(c.id()), c.envelope().hubKey().stream())))
                .keySet();
        Set<Reference> records = references
                .find(all(candidates, c -> c.records().stream().map(PartReference::record)))
                .keySet();
        Set<BusinessKey> keys = references.taken(type, all(candidates, c -> c.envelope().keys().stream()));
        Set<String> refusedBefore = parked.changes(
                first.system(),
                first.recordType(),
                all(candidates, c -> Stream.of(c.reading().recordId())));
        Set<BusinessKey> alike = likenesses.shared(type, all(candidates, c -> c.envelope().perhaps().stream()));
        Seen seen = new Seen(new HashSet<>(ids), new HashSet<>(records), new HashSet<>(keys), alike, refusedBefore);
        return candidates.stream().filter(seen::isNew).toList();
    }

    private record Seen(
            Set<DocumentId> ids,
            Set<Reference> records,
            Set<BusinessKey> keys,
            Set<BusinessKey> alike,
            Set<String> refusedBefore) {

        /** Whether nothing of it is known; from then on it is, so that the second of two with the same key is not new. */
        boolean isNew(Candidate candidate) {
            Envelope envelope = candidate.envelope();
            List<Reference> own =
                    candidate.records().stream().map(PartReference::record).toList();
            boolean known = refusedBefore.contains(candidate.reading().recordId())
                    || ids.contains(candidate.id())
                    || envelope.hubKey().filter(ids::contains).isPresent()
                    || own.stream().anyMatch(records::contains)
                    || envelope.keys().stream().map(BusinessKey::folded).anyMatch(keys::contains)
                    || envelope.perhaps().stream().map(BusinessKey::folded).anyMatch(alike::contains)
                    || new HashSet<>(own).size() < own.size();
            if (!known) {
                ids.add(candidate.id());
                records.addAll(own);
                envelope.keys().stream().map(BusinessKey::folded).forEach(keys::add);
                envelope.perhaps().stream().map(BusinessKey::folded).forEach(alike::add);
            }
            return !known;
        }
    }

    private static <T> List<T> all(List<Candidate> candidates, Function<Candidate, Stream<T>> part) {
        return candidates.stream().flatMap(part).toList();
    }

    /** @param merged what the document is made of by its only facet */
    private record Accepted(Candidate candidate, ObjectNode body, ObjectNode merged) {}

    /** @return those that were stored; what is refused is not */
    private List<Candidate> store(String type, List<Candidate> fresh) {
        List<Accepted> accepted =
                fresh.stream().flatMap(c -> accepted(type, c).stream()).toList();
        if (accepted.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        String revision = workspace.revision();
        Map<String, Long> stored = changes.store(
                accepted.stream()
                        .map(a -> new Changes.Seen(
                                a.candidate().member(), a.candidate().id()))
                        .toList(),
                revision);
        List<FirstVersion> begun = accepted.stream()
                .map(a -> begun(type, a, stored.get(a.candidate().reading().recordId()), revision))
                .toList();
        firstVersions.store(begun, now);
        List<Document> made = begun.stream().map(b -> b.document(now)).toList();
        topic.add(made);
        String system = fresh.get(0).reading().system();
        journal.write(made.stream().map(d -> Acceptance.line(d, system)).toList());
        return accepted.stream().map(Accepted::candidate).toList();
    }

    private Optional<Accepted> accepted(String type, Candidate candidate) {
        Definition definition = definitions.of(type);
        ObjectNode body = CanonicalForm.of(candidate.envelope().document().orElseThrow());
        Facet facet = new Facet(
                candidate.reading().system(), body, false, candidate.reading().stamp(), null, "");
        ObjectNode merged = definition.ownership().merge(Map.of(facet.source(), facet), json.createObjectNode());
        Document minted = new Document(candidate.id(), type, null, 0, null, false, null, clock.instant());
        return acceptance.check(minted, definition, merged).isPresent()
                ? Optional.empty()
                : Optional.of(new Accepted(candidate, body, merged));
    }

    private static FirstVersion begun(String type, Accepted accepted, long change, String revision) {
        Candidate candidate = accepted.candidate();
        Envelope envelope = candidate.envelope();
        Reading reading = candidate.reading();
        return new FirstVersion(
                candidate.id(),
                type,
                new NewVersion(accepted.merged(), envelope.number(), false, change, revision),
                new Facet(reading.system(), accepted.body(), false, reading.stamp(), change, revision),
                candidate.records(),
                envelope.keys(),
                envelope.perhaps(),
                envelope.links(candidate.id()));
    }
}
