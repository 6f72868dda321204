package io.revhub.desk;

import io.revhub.delivery.Deliveries;
import io.revhub.delivery.ParkedItem;
import io.revhub.delivery.ParkedItems;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Links;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What is parked, each with the deal that it belongs to. */
@Component
class ParkedList {

    private final ParkedItems items;
    private final Documents documents;
    private final Deliveries deliveries;
    private final Links links;

    ParkedList(ParkedItems items, Documents documents, Deliveries deliveries, Links links) {
        this.items = items;
        this.documents = documents;
        this.deliveries = deliveries;
        this.links = links;
    }

    /** The longest parked first. */
    List<ParkedView> all() {
        return items.open().stream().map(this::view).toList();
    }

    private ParkedView view(ParkedItem item) {
        Document document =
                item.document() == null ? null : documents.find(item.document()).orElse(null);
        return new ParkedView(
                item.id(),
                item.kind(),
                item.system(),
                item.type(),
                item.document(),
                document == null ? item.recordId() : document.title(),
                document == null ? null : deal(document.id()),
                state(item),
                item.refusal().code(),
                item.refusal().reason(),
                item.refusal().remedy(),
                item.refusal().said(),
                item.amount(),
                item.currency(),
                item.since());
    }

    private String deal(DocumentId document) {
        Set<DocumentId> roots = links.roots(document);
        List<String> deals = documents.find(roots).values().stream()
                .filter(d -> d.type().equals("quote"))
                .map(Document::number)
                .filter(Objects::nonNull)
                .toList();
        return deals.size() == 1 ? deals.get(0) : null;
    }

    private String state(ParkedItem item) {
        return item.document() == null
                ? null
                : deliveries.of(List.of(item.document())).stream()
                        .filter(d -> d.system().equals(item.system()))
                        .map(Deliveries.State::state)
                        .findFirst()
                        .orElse(null);
    }
}
