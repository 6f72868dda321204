package io.revhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.delivery.Deliveries;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Likenesses;
import io.revhub.document.Merges;
import io.revhub.document.Part;
import io.revhub.document.Reference;
import io.revhub.document.References;
import io.revhub.mapping.Definitions;
import io.revhub.rules.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds a record's document by its reference, the hub's key in the record, or a business key, in this order; mints one only
 * if it cannot be a record of our own making whose create is not confirmed yet.
 */
final class Identification {

    private static final int TRIES_FOR_REFERRED = 600;

    private final Documents documents;
    private final References references;
    private final NamedBefore namedBefore;
    private final Merges merges;
    private final Likenesses likenesses;
    private final Deliveries deliveries;
    private final Readings readings;
    private final Definitions definitions;
    private final Clock clock;

    Identification(
            Documents documents,
            References references,
            Merges merges,
            Likenesses likenesses,
            Deliveries deliveries,
            Readings readings,
            Definitions definitions,
            Clock clock) {
        this.documents = documents;
        this.references = references;
        this.namedBefore = new NamedBefore(documents, references);
        this.merges = merges;
        this.likenesses = likenesses;
        this.deliveries = deliveries;
        this.readings = readings;
        this.definitions = definitions;
        this.clock = clock;
    }

    /** @param again to be read again later @param identified null with neither: the record is none of ours */
    record Result(Identified identified, boolean again, Refusal refusal) {

        static final Result AGAIN = new Result(null, true, null);
        static final Result NOT_OURS = new Result(null, false, null);
    }

    Result identify(String type, Observed member) {
        if (new Envelope(member.output()).document().isEmpty()) {
            return Result.NOT_OURS;
        }
        Optional<Envelope> envelope = resolve(member);
        if (envelope.isEmpty()) {
            boolean isAskedAgain =
                    !member.reading().loaded() && member.reading().tries() < TRIES_FOR_REFERRED;
            return isAskedAgain ? Result.AGAIN : refersToUnknown(member);
        }
        return identify(type, member, envelope.get());
    }

    private Result identify(String type, Observed member, Envelope envelope) {
        Optional<DocumentId> byReference =
                references.find(member.reading().record()).map(Part::document);
        Optional<DocumentId> byHubKey = envelope.hubKey()
                .flatMap(documents::find)
                .filter(d -> d.type().equals(type))
                .map(Document::id);
        if (byReference.isPresent() && byHubKey.isPresent() && !byReference.equals(byHubKey)) {
            return refused(
                    "reference-and-key-disagree",
                    "The " + member.reading().recordType() + " "
                            + member.reading().recordId() + " carries the hub's key of another document.",
                    "Remove the wrong key from the record.");
        }
        Optional<DocumentId> known = byReference.or(() -> byHubKey);
        if (known.isPresent()) {
            return found(known.get(), envelope);
        }
        Optional<DocumentId> byKey = envelope.keys().stream()
                .flatMap(key -> references.byKey(type, key).stream())
                .findFirst()
                .map(merges::survivor);
        if (byKey.isPresent()) {
            return hasAnother(byKey.get(), member.reading().system())
                    ? perhapsTheSame(type, member, Set.of(byKey.get()))
                    : found(byKey.get(), envelope);
        }
        if (deliveries.createIsOpen(
                type, member.reading().system(), member.reading().stamp())) {
            return Result.AGAIN;
        }
        if (member.reading().loaded() && !begins(type, member.reading().system())) {
            return refused(
                    "matches-nothing",
                    "The " + member.reading().recordType() + " "
                            + member.reading().recordId() + " matches no " + type + " of the hub.",
                    "Give both records the same key, or enter it in the system that owns it.");
        }
        Set<DocumentId> alike = envelope.deleted() ? Set.of() : likenesses.like(type, envelope.perhaps());
        if (!alike.isEmpty()) {
            return perhapsTheSame(type, member, alike);
        }
        DocumentId minted = DocumentId.ofRecord(type, member.reading().record());
        documents.mint(minted, type, null, clock.instant());
        return found(minted, envelope);
    }

    private boolean hasAnother(DocumentId document, String system) {
        return !references.in(system, List.of(new Part(document, ""))).isEmpty();
    }

    private Result perhapsTheSame(String type, Observed member, Set<DocumentId> alike) {
        String titles = documents.find(alike).values().stream()
                .map(Document::title)
                .sorted()
                .collect(Collectors.joining(", "));
        Refusal refusal = new Refusal(
                Sameness.PERHAPS,
                "The " + member.reading().recordType() + " " + member.reading().recordId()
                        + " is perhaps the same as the " + type + " " + titles + ".",
                "Compare them, and say whether it is the same or another.",
                null);
        String ids = alike.stream().map(DocumentId::value).collect(Collectors.joining(" "));
        return new Result(null, false, refusal.naming(titles, type, ids));
    }

    /** Fills in the documents that the record refers to; what the hub does not know yet is read first. */
    private Optional<Envelope> resolve(Observed member) {
        String system = member.reading().system();
        ReferredDocuments referring = new ReferredDocuments(system, member.output());
        List<Reference> referred = referring.records();
        if (referred.isEmpty()) {
            return Optional.of(new Envelope(member.output()));
        }
        Map<Reference, Part> there =
                namedBefore.referable(member.reading().record(), new Envelope(member.output()).hubKey(), referred);
        List<Hint> missing = referred.stream()
                .filter(r -> !there.containsKey(r))
                .map(r -> new Hint(r.recordType(), r.recordId()))
                .collect(Collectors.toList());
        if (!missing.isEmpty()) {
            if (!member.reading().loaded()) {
                readings.ask(system, missing);
            }
            return Optional.empty();
        }
        if (referred.stream().anyMatch(member::wasMappedWithout)) {
            // it came in between: what was mapped lacks what stands in it
            return Optional.empty();
        }
        JsonNode filled = referring.filled(there);
        member.mapped(filled);
        return Optional.of(new Envelope(filled));
    }

    private boolean begins(String type, String system) {
        return definitions.of(type).ownership().begins(system);
    }

    private static Result refersToUnknown(Observed member) {
        return refused(
                "refers-to-unknown",
                "The " + member.reading().recordType() + " " + member.reading().recordId()
                        + " refers to a record that the hub cannot take in.",
                "Look at what is parked of the record that it refers to.");
    }

    private static Result found(DocumentId id, Envelope envelope) {
        return new Result(new Identified(id, envelope), false, null);
    }

    private static Result refused(String code, String reason, String remedy) {
        return new Result(null, false, new Refusal(code, reason, remedy, null));
    }
}
