package io.revhub.deal;

import io.revhub.deal.DealDocument.InSystem;
import io.revhub.deal.DealDocument.SystemRecord;
import io.revhub.deal.Material.Duty;
import io.revhub.delivery.Deliveries;
import io.revhub.document.Document;
import io.revhub.document.PartReference;
import io.revhub.document.References;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Lists a deal's documents with their records in every system. */
final class Listing {

    private final Deal deal;
    private final References references;

    Listing(Deal deal, References references) {
        this.deal = deal;
        this.references = references;
    }

    List<DealDocument> documents() {
        return deal.documents().stream().map(this::document).toList();
    }

    private DealDocument document(Document document) {
        return new DealDocument(
                document.id(),
                document.type(),
                document.title(),
                deal.material().beginnings().get(document.id()).source(),
                Amounts.money(document, "net"),
                Amounts.money(document, "gross", "amount", "total"),
                deal.made(document),
                document.changedAt(),
                systems(document));
    }

    private List<InSystem> systems(Document document) {
        List<PartReference> records = references.of(document.id());
        Set<String> names = new TreeSet<>();
        records.forEach(r -> names.add(r.record().system()));
        deal.deliveries().stream()
                .filter(d -> d.document().equals(document.id()) && !Duty.of(d).begets())
                .forEach(d -> names.add(d.system()));
        return names.stream().map(system -> in(system, document, records)).toList();
    }

    private InSystem in(String system, Document document, List<PartReference> records) {
        Deliveries.State delivery = deal.material().deliveries().get(new Duty(document.id(), system));
        List<SystemRecord> there = records.stream()
                .filter(r -> r.record().system().equals(system))
                .map(r -> new SystemRecord(
                        r.part(), r.record().recordType(), r.record().recordId()))
                .toList();
        return new InSystem(
                system,
                delivery == null ? null : delivery.state(),
                delivery == null ? null : delivery.warning(),
                delivery == null ? null : delivery.changedAt(),
                there.stream().filter(r -> r.part().isEmpty()).findFirst().orElse(null),
                there.stream().filter(r -> !r.part().isEmpty()).toList());
    }
}
