package io.revhub.deal;

import io.revhub.delivery.Deliveries;
import io.revhub.delivery.ParkedItem;
import io.revhub.delivery.Waits;
import io.revhub.document.Beginning;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Link;
import java.util.List;
import java.util.Map;

/** What the store has of some deals, and of the documents outside of them that they wait for. */
record Material(
        Map<DocumentId, Document> documents,
        Map<DocumentId, Beginning> beginnings,
        List<Link> links,
        Map<Duty, Deliveries.State> deliveries,
        Map<Duty, List<Waits.Wait>> waits,
        Map<Duty, ParkedItem> parked) {

    /** To bring a document to a system. */
    record Duty(DocumentId document, String system) {

        static Duty of(Deliveries.State delivery) {
            return new Duty(delivery.document(), delivery.system());
        }

        boolean begets() {
            return system.startsWith("hub/");
        }

        /** The type of the document to be begotten. */
        String child() {
            return system.substring("hub/".length());
        }
    }
}
