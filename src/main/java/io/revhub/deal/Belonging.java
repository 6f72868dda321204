package io.revhub.deal;

import io.revhub.deal.Material.Duty;
import io.revhub.delivery.Deliveries;
import io.revhub.document.Document;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells which documents and deliveries belong to which step. */
final class Belonging {

    private static final Map<String, Step.Name> STEP_OF = Map.ofEntries(
            Map.entry("quote", Step.Name.SIGNED),
            Map.entry("opportunity", Step.Name.SIGNED),
            Map.entry("contract", Step.Name.ORDERED),
            Map.entry("order", Step.Name.ORDERED),
            Map.entry("fulfilment", Step.Name.FULFILLED),
            Map.entry("charge", Step.Name.INVOICED),
            Map.entry("invoice", Step.Name.INVOICED),
            Map.entry("journal-entry", Step.Name.BOOKED),
            Map.entry("payment", Step.Name.PAID),
            Map.entry("clearing", Step.Name.CLOSED));

    private final Deal deal;

    Belonging(Deal deal) {
        this.deal = deal;
    }

    List<Document> documents(Step.Name step) {
        return deal.documents().stream().filter(d -> stepOf(d) == step).toList();
    }

    List<Deliveries.State> deliveries(Step.Name step) {
        return deal.deliveries().stream().filter(d -> stepOf(d) == step).toList();
    }

    private Step.Name stepOf(Document document) {
        if (isOf("commission", document)) {
            return null;
        }
        return isPaymentEntry(document) ? Step.Name.PAID : STEP_OF.get(document.type());
    }

    /** How a contract goes on, and from when to when it may be used, waits for days that may lie years ahead. */
    private static boolean isAboutWhatFollows(Document document, Duty duty) {
        return document.type().equals("contract")
                && duty.begets()
                && Set.of("contract", "opportunity").contains(duty.child());
    }

    private Step.Name stepOf(Deliveries.State delivery) {
        Document document = deal.material().documents().get(delivery.document());
        Duty duty = Duty.of(delivery);
        if (document.type().equals("commission") || isAboutWhatFollows(document, duty)) {
            return null;
        }
        if (duty.begets()) {
            boolean entryOfPayment =
                    duty.child().equals("journal-entry") && document.type().equals("payment");
            return entryOfPayment ? Step.Name.PAID : STEP_OF.get(duty.child());
        }
        return document.type().equals("order") && duty.system().equals("provisioning")
                ? Step.Name.PROVISIONED
                : stepOf(document);
    }

    private boolean isPaymentEntry(Document document) {
        return isOf("payment", document);
    }

    /** Whether an entry books a document of this type. */
    private boolean isOf(String type, Document document) {
        Document parent =
                document.parent() == null ? null : deal.material().documents().get(document.parent());
        return document.type().equals("journal-entry")
                && parent != null
                && parent.type().equals(type);
    }
}
