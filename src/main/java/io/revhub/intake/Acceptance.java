package io.revhub.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.delivery.Deliveries;
import io.revhub.document.Document;
import io.revhub.document.Documents;
import io.revhub.document.Facet;
import io.revhub.document.Facets;
import io.revhub.document.Likenesses;
import io.revhub.document.Links;
import io.revhub.document.NewVersion;
import io.revhub.document.Ownership;
import io.revhub.document.References;
import io.revhub.journal.Journal;
import io.revhub.journal.JournalLine;
import io.revhub.mapping.Definition;
import io.revhub.mapping.Definitions;
import io.revhub.rules.Refusal;
import io.revhub.rules.Rules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a facet part of its locked document: merge, check, and if the merged document changed, a new version with its
 * journal line and deliveries. Runs in the caller's transaction.
 */
final class Acceptance {

    private final Documents documents;
    private final Facets facets;
    private final References references;
    private final Likenesses likenesses;
    private final Links links;
    private final Definitions definitions;
    private final Rules rules;
    private final Deliveries deliveries;
    private final VersionTopic topic;
    private final LastValues lastValues;
    private final Journal journal;
    private final ObjectMapper json;
    private final Clock clock;

    Acceptance(
            Documents documents,
            Facets facets,
            References references,
            Likenesses likenesses,
            Links links,
            Definitions definitions,
            Rules rules,
            Deliveries deliveries,
            VersionTopic topic,
            LastValues lastValues,
            Journal journal,
            ObjectMapper json,
            Clock clock) {
        this.documents = documents;
        this.facets = facets;
        this.references = references;
        this.likenesses = likenesses;
        this.links = links;
        this.definitions = definitions;
        this.rules = rules;
        this.deliveries = deliveries;
        this.topic = topic;
        this.lastValues = lastValues;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Accepts a facet.
     *
     * @param document as it was locked
     * @param delivers false for an initial load: the version begets nothing and is brought nowhere
     * @return why not; empty: it was accepted, as a new version, an echo or a repeat
     */
    Optional<Refusal> accept(Document document, Facet facet, Envelope envelope, boolean delivers) {
        Definition definition = definitions.of(document.type());
        Ownership ownership = definition.ownership();
        Map<String, Facet> all = facets.of(document.id());
        Facet earlier = all.get(facet.source());
        if (earlier != null && earlier.stamp() >= facet.stamp()) {
            return Optional.empty();
        }
        all.put(facet.source(), facet);
        ObjectNode merged = ownership.merge(all, json.createObjectNode());
        boolean deleted = ownership.deleted(all);
        boolean changed = !merged.equals(document.body()) || deleted != document.deleted();
        if (changed) {
            Optional<Refusal> refusal = check(document, definition, merged);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        if (tellsOfLikeness(envelope, earlier, facet)) {
            likenesses.set(document, facet.source(), envelope.perhaps());
        }
        store(
                document,
                facet,
                envelope,
                ownership,
                changed ? Optional.of(merged) : Optional.empty(),
                deleted,
                delivers);
        return Optional.empty();
    }

    // a mapping that tells of none any more withdraws what its former revision told
    private static boolean tellsOfLikeness(Envelope envelope, Facet earlier, Facet facet) {
        return envelope.tellsOfLikeness()
                || (earlier != null && !earlier.revision().equals(facet.revision()));
    }

    /** Why a document cannot have this as its next version; empty: it can. */
    Optional<Refusal> check(Document document, Definition definition, ObjectNode merged) {
        if (definition.ownership().happensOnce() && document.version() > 0) {
            return Optional.of(new Refusal(
                            "happened-once",
                            "The " + document.type() + " " + document.title() + " has changed after it was issued.",
                            "Reverse it and issue a new one; what has been issued is never changed.",
                            null)
                    .naming(document.title()));
        }
        List<String> violations = definition.violations(merged);
        if (!violations.isEmpty()) {
            return Optional.of(new Refusal(
                            "does-not-fit",
                            "The " + document.type() + " is not complete or not in order: "
                                    + String.join("; ", violations) + ".",
                            "Correct the record in the system that it comes from, or its mapping.",
                            null)
                    .naming(String.join("; ", violations)));
        }
        return rules.check(document.type(), document.body(), merged);
    }

    private void store(
            Document document,
            Facet facet,
            Envelope envelope,
            Ownership ownership,
            Optional<ObjectNode> merged,
            boolean deleted,
            boolean delivers) {
        Instant now = clock.instant();
        facets.replace(document, facet);
        envelope.links(document.id()).forEach(links::put);
        if (!envelope.keys().isEmpty()) {
            references.setKeys(document.id(), document.type(), envelope.keys());
        }
        merged.ifPresent(body -> {
            String number = envelope.number() != null ? envelope.number() : document.number();
            NewVersion made = new NewVersion(body, number, deleted, facet.change(), facet.revision());
            Document stored = documents.append(document, made, facet.source(), now);
            if (delivers && stored.mergedInto() == null) {
                deliveries.want(
                        stored.id(),
                        stored.type(),
                        stored.version(),
                        ownership.lane(body).orElse(stored.id().value()),
                        ownership.lastValues() ? lastValues.every() : Duration.ZERO);
            }
            if (ownership.lastValues()) {
                lastValues.forgetEarlier(stored);
            } else {
                tell(stored, facet);
            }
        });
        if (ownership.lastValues()) {
            lastValues.forgetEarlier(facet);
        }
        // what is merged is brought nowhere any more, so nothing is repaired there either
        if (document.mergedInto() == null) {
            deliveries.check(document.id(), facet);
        }
    }

    private void tell(Document stored, Facet facet) {
        topic.add(stored);
        journal.write(line(stored, facet.source()));
    }

    /** What the journal says of a new version. */
    static JournalLine line(Document stored, String source) {
        return new JournalLine(
                "version",
                stored.id().value(),
                source,
                "Version " + stored.version() + " of " + stored.type() + " " + stored.title() + " from " + source + ".",
                stored.body());
    }
}
