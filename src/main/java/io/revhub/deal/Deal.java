package io.revhub.deal;

import io.revhub.deal.Material.Duty;
import io.revhub.delivery.Deliveries;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One deal: its root, the ids of all that stems from it, and the material that tells about them. */
record Deal(Document root, Set<DocumentId> ids, Material material) {

    /** Its documents in the order of their making; what was deleted is left out. */
    List<Document> documents() {
        return ids.stream()
                .map(material.documents()::get)
                .filter(d -> d != null && d.version() > 0 && !d.deleted())
                .sorted(Comparator.comparing(this::made).thenComparing(Document::id))
                .toList();
    }

    Stream<Document> documents(String type) {
        return documents().stream().filter(d -> d.type().equals(type));
    }

    Instant made(Document document) {
        return began(document.id());
    }

    private Instant began(DocumentId document) {
        return material.beginnings().get(document).at();
    }

    /** What is to be brought of its documents, begetting included. */
    List<Deliveries.State> deliveries() {
        return material.deliveries().values().stream()
                .filter(d -> ids.contains(d.document()))
                .sorted(Comparator.comparing(Deliveries.State::changedAt)
                        .thenComparing(d -> began(d.document()))
                        .thenComparing(Deliveries.State::system))
                .toList();
    }

    boolean delivered(DocumentId document, String system) {
        Deliveries.State delivery = material.deliveries().get(new Duty(document, system));
        return delivery != null && delivery.brought() != null;
    }

    String currency() {
        return root.text("currency").orElse(null);
    }
}
