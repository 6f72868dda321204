package io.revhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.delivery.ParkedItems;
import io.revhub.delivery.ParkedItems.Money;
import io.revhub.document.CanonicalForm;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Facet;
import io.revhub.document.Facets;
import io.revhub.document.PartReference;
import io.revhub.document.References;
import io.revhub.journal.Journal;
import io.revhub.journal.JournalLine;
import io.revhub.journal.PlainText;
import io.revhub.rules.Refusal;
import io.revhub.workspace.Workspace;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One batch of intake: identify, lock in order, accept, answer the readings. Runs in the caller's transaction. */
final class IntakeBatch {

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,20})?");
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration MISSING_IS_DELETED_AFTER = Duration.ofMinutes(5);

    private final FirstSights firstSights;
    private final Changes changes;
    private final Identification identification;
    private final Documents documents;
    private final Facets facets;
    private final References references;
    private final Acceptance acceptance;
    private final Readings readings;
    private final ParkedItems parked;
    private final Journal journal;
    private final Workspace workspace;
    private final GoLive goLive;
    private final Clock clock;

    IntakeBatch(
            FirstSights firstSights,
            Changes changes,
            Identification identification,
            Documents documents,
            Facets facets,
            References references,
            Acceptance acceptance,
            Readings readings,
            ParkedItems parked,
            Journal journal,
            Workspace workspace,
            GoLive goLive,
            Clock clock) {
        this.firstSights = firstSights;
        this.changes = changes;
        this.identification = identification;
        this.documents = documents;
        this.facets = facets;
        this.references = references;
        this.acceptance = acceptance;
        this.readings = readings;
        this.parked = parked;
        this.journal = journal;
        this.workspace = workspace;
        this.goLive = goLive;
        this.clock = clock;
    }

    void take(String type, List<Observed> members) {
        Map<Observed, Identified> identified = new LinkedHashMap<>();
        for (Observed member : firstSights.take(type, members)) {
            if (member.refusal() != null) {
                park(member, Money.UNKNOWN);
            } else if (member.isGone()) {
                identifyGone(member).ifPresent(found -> identified.put(member, found));
            } else if (member.wasRead()) {
                Reading reading = member.reading();
                Optional<Refusal> unstorable = Unstorable.in(member.raw(), reading.recordType(), reading.recordId());
                if (unstorable.isPresent()) {
                    member.refuse(unstorable.get());
                    park(member, Money.UNKNOWN);
                    continue;
                }
                identify(type, member).ifPresent(found -> identified.put(member, found));
            }
        }
        SortedSet<DocumentId> ids = new TreeSet<>();
        identified.values().forEach(found -> ids.add(found.id()));
        Map<DocumentId, Document> locked = documents.lock(ids);
        identified.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().id()))
                .forEach(entry -> accept(entry.getKey(), entry.getValue(), locked));
        readings.tell(members);
    }

    private Optional<Identified> identify(String type, Observed member) {
        Identification.Result result = identification.identify(type, member);
        if (result.refusal() != null) {
            member.refuse(result.refusal());
            park(member, money(member.output()));
        } else if (result.again()) {
            member.again(AGAIN, false);
        } else if (result.identified() == null) {
            member.answered();
        }
        return Optional.ofNullable(result.identified());
    }

    /** A 404 is repeated for some minutes before it is taken for a delete. */
    private Optional<Identified> identifyGone(Observed member) {
        Reading reading = member.reading();
        Optional<DocumentId> known = references.find(reading.record()).map(part -> part.document());
        if (known.isPresent() && isPerhapsThere(reading)) {
            member.again(LOOK_AGAIN, true);
            return Optional.empty();
        }
        if (known.isEmpty()) {
            member.answered();
        }
        return known.map(id -> new Identified(id, null));
    }

    private static boolean isPerhapsThere(Reading reading) {
        return reading.missingFor() == null || reading.missingFor().compareTo(MISSING_IS_DELETED_AFTER) < 0;
    }

    private void accept(Observed member, Identified found, Map<DocumentId, Document> locked) {
        Reading reading = member.reading();
        Document document = locked.get(found.id());
        Facet earlier = facets.of(found.id(), reading.system()).orElse(null);
        if (found.envelope() == null && earlier == null) {
            member.answered();
            return;
        }
        ObjectNode body = found.envelope() == null
                ? earlier.body()
                : CanonicalForm.of(found.envelope().document().orElseThrow());
        boolean deleted = found.envelope() == null || found.envelope().deleted();
        long change = changes.store(member, found.id(), workspace.revision());
        Facet facet = new Facet(reading.system(), body, deleted, reading.stamp(), change, workspace.revision());
        Envelope envelope = found.envelope() == null ? new Envelope(body.objectNode()) : found.envelope();
        boolean delivers = !reading.loaded() && goLive.isLive(reading.system(), clock.instant());
        Optional<Refusal> refusal = acceptance.accept(document, facet, envelope, delivers);
        if (refusal.isPresent()) {
            member.refuse(refusal.get());
            parkAs(member, change, money(body));
            return;
        }
        refer(found, reading, envelope);
        parked.resolveChange(reading.system(), reading.recordType(), reading.recordId(), "a later change was accepted");
        member.answered();
    }

    private void refer(Identified found, Reading reading, Envelope envelope) {
        references.add(found.id(), PartReference.whole(reading.record()), clock.instant());
        envelope.references(reading.system()).forEach(part -> references.add(found.id(), part, clock.instant()));
    }

    /** Parks members that cannot even be tried; what was read is kept with them. */
    void park(List<Observed> members) {
        members.forEach(member -> park(member, Money.UNKNOWN));
        readings.tell(members);
    }

    private void park(Observed member, Money money) {
        parkAs(member, changes.store(member, null, workspace.revision()), money);
    }

    private void parkAs(Observed member, long change, Money money) {
        Reading reading = member.reading();
        String output = member.output() == null ? null : member.output().toString();
        changes.parked(change);
        if (reading.loaded()) {
            return;
        }
        parked.parkChange(
                reading.system(), reading.recordType(), reading.recordId(), change, member.refusal(), money, output);
        journal.write(new JournalLine(
                "parked",
                null,
                reading.system(),
                reading.recordType() + " " + reading.recordId() + " is parked: "
                        + member.refusal().reason(),
                member.raw()));
        member.answered();
    }

    private static Money money(JsonNode output) {
        if (output == null) {
            return Money.UNKNOWN;
        }
        JsonNode document = output.has("document") ? output.get("document") : output;
        return Stream.of("gross", "net", "amount")
                .filter(document::hasNonNull)
                .filter(field -> AMOUNT.matcher(document.get(field).asText()).matches())
                .findFirst()
                .map(field -> new Money(
                        new BigDecimal(document.get(field).asText()),
                        PlainText.of(document.path("currency").asText(null))))
                .orElse(Money.UNKNOWN);
    }
}
