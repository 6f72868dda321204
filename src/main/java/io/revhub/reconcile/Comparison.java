package io.revhub.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Facet;
import io.revhub.document.Facets;
import io.revhub.document.Ownership;
import io.revhub.document.Reference;
import io.revhub.intake.FromRoutes.Source;
import io.revhub.intake.Looks;
import io.revhub.intake.Sight;
import io.revhub.mapping.Definitions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares some records of one system with the hub's documents: reads them first, then looks into the store. */
final class Comparison {

    private final Looks looks;
    private final KnownRecords known;
    private final Documents documents;
    private final Facets facets;
    private final Definitions definitions;
    private final Fields fields;
    private final ZoneId zone;

    Comparison(
            Looks looks,
            KnownRecords known,
            Documents documents,
            Facets facets,
            Definitions definitions,
            Fields fields,
            ZoneId zone) {
        this.looks = looks;
        this.known = known;
        this.documents = documents;
        this.facets = facets;
        this.definitions = definitions;
        this.fields = fields;
        this.zone = zone;
    }

    /** @param compared how many were; what is none of the hub's business does not count */
    record Result(int compared, int onTheWay, List<Difference> differences) {}

    /** @throws io.revhub.intake.ReadFailed if the system could not be asked */
    Result compare(Source source, Collection<String> recordIds) {
        List<Sight> sights = looks.look(source, recordIds);
        Map<String, Known> byRecord =
                known.of(source, recordIds).stream().collect(Collectors.toMap(Known::recordId, k -> k));
        List<DocumentId> ids = byRecord.values().stream().map(Known::document).toList();
        Map<DocumentId, Document> there = documents.find(ids);
        Map<DocumentId, Map<String, Facet>> seen = facets.of(ids);
        List<Difference> found = new ArrayList<>();
        int compared = 0;
        int onTheWay = 0;
        for (Sight sight : sights) {
            Known record = byRecord.get(sight.record().recordId());
            if (moves(
                    record == null ? sight.type() : there.get(record.document()).type(), source.system())) {
                continue;
            }
            if (record == null) {
                Optional<Difference> extra = extra(sight);
                compared += extra.isPresent() ? 1 : 0;
                extra.ifPresent(found::add);
            } else {
                Document document = there.get(record.document());
                List<Difference> differing =
                        compare(sight, record, document, seen.getOrDefault(document.id(), Map.of()));
                if (record.newer() || record.beingLookedAt() && !differing.isEmpty()) {
                    onTheWay++;
                } else {
                    compared++;
                    found.addAll(differing);
                }
            }
        }
        return new Result(compared, onTheWay, found);
    }

    /** Figures that move all the time are another way with each look, where they come from. */
    private boolean moves(String type, String system) {
        if (type == null) {
            return false;
        }
        Ownership ownership = definitions.of(type).ownership();
        return ownership.lastValues() && ownership.begins(system);
    }

    private List<Difference> compare(Sight sight, Known record, Document document, Map<String, Facet> seen) {
        if (!sight.isThere()) {
            return document.deleted() ? List.of() : List.of(whole(Difference.MISSING, sight, document));
        }
        if (sight.refusal() != null) {
            return List.of(whole(Difference.UNREADABLE, sight, document));
        }
        if (sight.body().isEmpty() || document.deleted()) {
            return List.of();
        }
        String system = sight.record().system();
        Facet shown = new Facet(system, sight.body().get(), false, Long.MAX_VALUE, null, "");
        return fields
                .compare(document, seen, definitions.of(document.type()).ownership(), shown, record.base())
                .stream()
                .map(d -> field(sight, document, d))
                .toList();
    }

    /** A record that the hub does not know, unless it is none of its business or deleted. */
    private Optional<Difference> extra(Sight sight) {
        if (!sight.isThere() || (sight.body().isEmpty() && sight.refusal() == null)) {
            return Optional.empty();
        }
        Document doubled = sight.hubKey().flatMap(documents::find).orElse(null);
        String kind = sight.refusal() != null
                ? Difference.UNREADABLE
                : doubled != null ? Difference.DOUBLED : Difference.EXTRA;
        return Optional.of(difference(
                kind,
                sight,
                doubled,
                new Fields.Differing(
                        null,
                        null,
                        null,
                        sight.refusal() == null ? null : sight.refusal().reason(),
                        sight.body().map(Fields::amount).orElse(null)),
                sight.body().orElse(null)));
    }

    private Difference whole(String kind, Sight sight, Document document) {
        String said = sight.refusal() == null ? null : sight.refusal().reason();
        return difference(
                kind,
                sight,
                document,
                new Fields.Differing(null, null, null, said, Fields.amount(document.body())),
                document.body());
    }

    private Difference field(Sight sight, Document document, Fields.Differing d) {
        return difference(Difference.DIFFERENT, sight, document, d, document.body());
    }

    private Difference difference(String kind, Sight sight, Document document, Fields.Differing d, ObjectNode money) {
        Reference record = sight.record();
        BigDecimal amount = d.amount() == null ? null : d.amount().abs();
        return new Difference(
                0,
                kind,
                record.system(),
                record.recordType(),
                record.recordId(),
                document == null ? sight.type() : document.type(),
                document == null ? null : document.id().value(),
                document == null ? Objects.requireNonNullElse(sight.number(), record.recordId()) : document.title(),
                document == null ? null : LocalDate.ofInstant(document.changedAt(), zone),
                d.field(),
                d.owner(),
                d.hub(),
                d.system(),
                amount,
                amount == null || money == null ? null : money.path("currency").asText(null),
                false);
    }
}
