package io.revhub.deal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.revhub.deal.Material.Duty;
import io.revhub.delivery.Deliveries;
import io.revhub.delivery.ParkedItem;
import io.revhub.delivery.ParkedItems;
import io.revhub.delivery.Waits;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Links;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what is needed to tell deals, in few queries however many deals there are. */
final class Materials {

    private final Documents documents;
    private final Links links;
    private final Deliveries deliveries;
    private final Waits waits;
    private final ParkedItems parked;

    Materials(Documents documents, Links links, Deliveries deliveries, Waits waits, ParkedItems parked) {
        this.documents = documents;
        this.links = links;
        this.deliveries = deliveries;
        this.waits = waits;
        this.parked = parked;
    }

    Material of(Set<DocumentId> ids) {
        Map<Duty, Deliveries.State> duties = new HashMap<>();
        Map<Duty, List<Waits.Wait>> waiting = new HashMap<>();
        Set<DocumentId> seen = new HashSet<>();
        Set<DocumentId> next = ids;
        while (!next.isEmpty()) {
            seen.addAll(next);
            deliveries.of(next).forEach(d -> duties.put(Duty.of(d), d));
            List<Waits.Wait> found = waits.of(next);
            waiting.putAll(found.stream().collect(groupingBy(w -> new Duty(w.document(), w.system()))));
            next = found.stream()
                    .map(Waits.Wait::on)
                    .filter(on -> !seen.contains(on))
                    .collect(toSet());
        }
        return new Material(
                documents.find(seen),
                documents.beginnings(ids),
                links.among(ids),
                duties,
                waiting,
                parkedDeliveries(seen));
    }

    private Map<Duty, ParkedItem> parkedDeliveries(Set<DocumentId> ids) {
        return parked.of(ids).stream()
                .filter(item -> item.kind().equals("delivery"))
                .collect(toMap(item -> new Duty(item.document(), item.system()), item -> item));
    }
}
