package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A draft order, for a customer to see what is offered; {@code "status": "cancelled"} removes it. What is offered anew is another
 * draft order, and the one before is removed: Medusa edits drafts by order changes, piece by piece, which a customer would see
 * half done. Nothing is found by metadata, so the hub's key and the offer's fingerprint are looked for in the customer's draft
 * orders, always before one is made. Each offer is a part of its own, named by its fingerprint.
 */
record DraftOrderStep(Medusa medusa) implements RestStep {

    private static final String PATH = "/draft-orders";
    private static final String TYPE = "DraftOrder";
    private static final String SHOWS = "revhub_fingerprint";
    private static final int PART_LENGTH = 16;

    @Override
    public String name() {
        return "draft order";
    }

    static boolean isCancelled(Delivery delivery) {
        return delivery.mapped().path("status").asText().equals("cancelled");
    }

    @Override
    public Shown look(Delivery delivery) {
        Answer answer = drafts(delivery);
        if (!answer.isGood()) {
            return MedusaFailures.TABLE.shown(answer, delivery);
        }
        Optional<String> shown = shown(answer, delivery);
        if (!earlier(answer, delivery).isEmpty()) {
            return new Shown.Existing(references(shown, delivery));
        }
        return isCancelled(delivery) || shown.isPresent()
                ? new Shown.Done(references(shown, delivery))
                : new Shown.Missing();
    }

    /** Removes what was offered before, and shows what is offered now, if it is not shown yet. */
    @Override
    public Written write(Delivery delivery) {
        Answer answer = drafts(delivery);
        if (!answer.isGood()) {
            return MedusaFailures.TABLE.written(answer, delivery);
        }
        for (String id : earlier(answer, delivery)) {
            Answer removed = medusa.delete(PATH + "/" + id);
            if (!removed.isGood() && !removed.isNotFound()) {
                return MedusaFailures.TABLE.written(removed, delivery);
            }
        }
        Optional<String> shown = shown(answer, delivery);
        return isCancelled(delivery) || shown.isPresent()
                ? new Written.Made(references(shown, delivery))
                : create(delivery);
    }

    private Answer drafts(Delivery delivery) {
        String customer = delivery.mapped().path("customer_id").asText();
        return medusa.get(PATH + "?limit=1000&fields=%2Bmetadata&customer_id=" + JsonHttp.encoded(customer));
    }

    private static Optional<String> shown(Answer answer, Delivery delivery) {
        return ours(answer, delivery).stream()
                .filter(draft -> isShown(draft, delivery))
                .map(DraftOrderStep::id)
                .findFirst();
    }

    private static List<String> earlier(Answer answer, Delivery delivery) {
        return ours(answer, delivery).stream()
                .filter(draft -> isCancelled(delivery) || !isShown(draft, delivery))
                .map(DraftOrderStep::id)
                .toList();
    }

    private static List<JsonNode> ours(Answer answer, Delivery delivery) {
        List<JsonNode> ours = new ArrayList<>();
        for (JsonNode draft : answer.body().path("draft_orders")) {
            if (Medusa.isOurs(draft, delivery)) {
                ours.add(draft);
            }
        }
        return ours;
    }

    private static boolean isShown(JsonNode draft, Delivery delivery) {
        return !isCancelled(delivery) && print(draft).equals(print(delivery.mapped()));
    }

    private static String print(JsonNode draft) {
        return draft.path("metadata").path(SHOWS).asText();
    }

    private static String id(JsonNode draft) {
        return draft.path("id").asText();
    }

    // the draft orders of former days are the document's own record
    private List<PartReference> references(Optional<String> shown, Delivery delivery) {
        return shown.filter(id -> !delivery.reference()
                        .map(own -> own.recordId().equals(id))
                        .orElse(false))
                .map(id -> List.of(part(delivery, id)))
                .orElse(List.of());
    }

    private PartReference part(Delivery delivery, String id) {
        String print = print(delivery.mapped());
        return medusa.part("offers/" + print.substring(0, Math.min(PART_LENGTH, print.length())), TYPE, id);
    }

    private Written create(Delivery delivery) {
        ObjectNode body = delivery.mapped().deepCopy();
        body.put("region_id", RegionStep.of(delivery)).put("no_notification_order", true);
        Answer answer = medusa.post(PATH, Medusa.keyed(body, delivery));
        if (!answer.isGood()) {
            return MedusaFailures.TABLE.written(answer, delivery);
        }
        String id = answer.body().path("draft_order").path("id").asText();
        return id.isEmpty()
                ? new Written.Unknown("The shop did not say which draft order it made.")
                : new Written.Made(List.of(part(delivery, id)));
    }
}
