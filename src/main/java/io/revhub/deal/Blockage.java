package io.revhub.deal;

import io.revhub.deal.Material.Duty;
import io.revhub.delivery.Deliveries;
import io.revhub.delivery.ParkedItem;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Link;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows a deal's waits to what is at their root. */
final class Blockage {

    private static final String PARKED = "parked";
    private static final String WAITING = "waiting";

    private final Deal deal;
    private final Material material;
    private final Map<Duty, Set<Duty>> heldByRoot = new LinkedHashMap<>();

    Blockage(Deal deal) {
        this.deal = deal;
        this.material = deal.material();
        for (Deliveries.State delivery : deal.deliveries()) {
            Duty duty = Duty.of(delivery);
            if (delivery.state().equals(PARKED) || waits(duty)) {
                roots(duty)
                        .forEach(root -> heldByRoot
                                .computeIfAbsent(root, r -> new LinkedHashSet<>())
                                .add(duty));
            }
        }
    }

    /** Those that need a person first, then by age. */
    List<Blocker> blockers() {
        return heldByRoot.entrySet().stream()
                .map(e -> blocker(e.getKey(), e.getValue()))
                .sorted(Comparator.comparing((Blocker b) -> !b.needsPerson()).thenComparing(Blocker::since))
                .toList();
    }

    /** Since when a delivery needs a person, or waits for one that does; null: it does neither. */
    Instant parkedSince(Deliveries.State delivery) {
        Duty duty = Duty.of(delivery);
        return heldByRoot.entrySet().stream()
                .filter(e -> e.getValue().contains(duty) && isParked(e.getKey()))
                .map(e -> since(e.getKey(), e.getValue()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What the documents that need a person, or wait for one, amount to; null if that is not known. */
    BigDecimal atRisk() {
        return atStake(heldByRoot.entrySet().stream()
                .filter(e -> isParked(e.getKey()))
                .flatMap(e -> e.getValue().stream())
                .map(Duty::document)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private Set<Duty> roots(Duty duty) {
        Set<Duty> roots = new HashSet<>();
        follow(duty, new HashSet<>(), roots);
        return roots;
    }

    private void follow(Duty duty, Set<Duty> seen, Set<Duty> roots) {
        if (!seen.add(duty)) {
            return;
        }
        if (waits(duty)) {
            material.waits().get(duty).forEach(w -> follow(new Duty(w.on(), duty.system()), seen, roots));
        } else {
            roots.add(duty);
        }
    }

    /** Whether it waits for another document; one that waits for its day is held up by nothing. */
    private boolean waits(Duty duty) {
        Deliveries.State delivery = material.deliveries().get(duty);
        return delivery != null
                && delivery.state().equals(WAITING)
                && !material.waits().getOrDefault(duty, List.of()).isEmpty();
    }

    private boolean isParked(Duty duty) {
        Deliveries.State delivery = material.deliveries().get(duty);
        return delivery != null && delivery.state().equals(PARKED);
    }

    private Instant since(Duty root, Set<Duty> held) {
        ParkedItem item = material.parked().get(root);
        return item != null
                ? item.since()
                : Stream.concat(Stream.of(root), held.stream())
                        .map(material.deliveries()::get)
                        .filter(d -> d != null)
                        .map(Deliveries.State::changedAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
    }

    private Blocker blocker(Duty root, Set<Duty> held) {
        Document document = material.documents().get(root.document());
        Deliveries.State delivery = material.deliveries().get(root);
        ParkedItem item = isParked(root) ? material.parked().get(root) : null;
        return new Blocker(
                root.document(),
                document == null ? null : document.type(),
                title(root.document()),
                root.system(),
                delivery == null ? null : delivery.state(),
                item == null ? null : item.id(),
                item == null ? null : item.refusal(),
                since(root, held),
                money(held),
                held.stream().filter(d -> !d.equals(root)).map(this::held).toList());
    }

    private Blocker.Held held(Duty duty) {
        return new Blocker.Held(
                material.documents().get(duty.document()).type(), title(duty.document()), duty.system());
    }

    private String title(DocumentId id) {
        Document document = material.documents().get(id);
        return document == null ? id.key() : document.title();
    }

    private Money money(Set<Duty> held) {
        BigDecimal amount = atStake(held.stream().map(Duty::document).collect(Collectors.toSet()));
        return amount == null ? null : new Money(amount, deal.currency());
    }

    /** What stems from another of these documents is the same money once more, and the deal is the most there can be. */
    private BigDecimal atStake(Set<DocumentId> documents) {
        BigDecimal sum = Amounts.sum(documents.stream()
                .filter(d -> deal.ids().contains(d) && !stemsFrom(d, documents, new HashSet<>()))
                .map(d -> gross(material.documents().get(d))));
        BigDecimal most = gross(deal.root());
        return sum == null || most == null ? sum : sum.min(most);
    }

    private BigDecimal gross(Document document) {
        Money money = document.body() == null ? null : Amounts.money(document, "gross", "net", "amount", "total");
        return money == null || !money.currency().equals(deal.currency()) ? null : money.amount();
    }

    private boolean stemsFrom(DocumentId document, Set<DocumentId> others, Set<DocumentId> seen) {
        return seen.add(document)
                && material.links().stream()
                        .filter(l -> l.from().equals(document))
                        .map(Link::to)
                        .anyMatch(to -> others.contains(to) || stemsFrom(to, others, seen));
    }
}
