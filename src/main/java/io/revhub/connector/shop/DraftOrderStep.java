package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.rules.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * A draft order, for a customer to see what is offered; {@code "status": "cancelled"} removes it. Nothing is found by metadata, so
 * the hub's key is looked for in the customer's draft orders. What a draft shows is not changed: Medusa edits drafts by
 * order changes, and what is offered anew is for a person.
 */
record DraftOrderStep(Medusa medusa) implements RestStep {

    private static final String PATH = "/draft-orders";
    private static final String TYPE = "DraftOrder";
    private static final String SHOWS = "revhub_fingerprint";

    @Override
    public String name() {
        return "draft order";
    }

    static boolean isCancelled(Delivery delivery) {
        return delivery.mapped().path("status").asText().equals("cancelled");
    }

    @Override
    public Shown look(Delivery delivery) {
        return delivery.reference().isPresent() ? known(delivery) : unknown(delivery);
    }

    private Shown known(Delivery delivery) {
        Answer answer =
                medusa.get(PATH + "/" + delivery.reference().orElseThrow().recordId() + "?fields=%2Bmetadata");
        if (answer.isNotFound()) {
            return isCancelled(delivery) ? new Shown.Done(List.of()) : new Shown.Doubtful(Medusa.gone(delivery));
        }
        if (!answer.isGood()) {
            return MedusaFailures.TABLE.shown(answer, delivery);
        }
        JsonNode draft = answer.body().path("draft_order");
        if (isCancelled(delivery)) {
            return new Shown.Existing(List.of());
        }
        return shows(draft).equals(shows(delivery.mapped()))
                ? new Shown.Done(List.of())
                : new Shown.Doubtful(new Refusal(
                        "shows-an-earlier-offer",
                        "The shop shows the " + RestStep.what(delivery) + " as it was offered before.",
                        "Delete the draft order in the shop, and dismiss this: sales shows the new offer.",
                        null));
    }

    private Shown unknown(Delivery delivery) {
        if (isCancelled(delivery)) {
            return new Shown.Done(List.of());
        }
        String customer = delivery.mapped().path("customer_id").asText();
        Answer answer = medusa.get(PATH + "?limit=1000&fields=%2Bmetadata&customer_id=" + JsonHttp.encoded(customer));
        if (!answer.isGood()) {
            return MedusaFailures.TABLE.shown(answer, delivery);
        }
        Optional<JsonNode> ours = Optional.empty();
        for (JsonNode draft : answer.body().path("draft_orders")) {
            ours = Medusa.isOurs(draft, delivery) ? Optional.of(draft) : ours;
        }
        return ours.<Shown>map(draft -> new Shown.Done(
                        List.of(medusa.part("", TYPE, draft.path("id").asText()))))
                .orElseGet(Shown.Missing::new);
    }

    private static String shows(JsonNode draft) {
        return draft.path("metadata").path(SHOWS).asText();
    }

    @Override
    public Written write(Delivery delivery) {
        return isCancelled(delivery) ? remove(delivery) : create(delivery);
    }

    private Written remove(Delivery delivery) {
        Answer answer =
                medusa.delete(PATH + "/" + delivery.reference().orElseThrow().recordId());
        return answer.isGood() || answer.isNotFound()
                ? new Written.Made(List.of())
                : MedusaFailures.TABLE.written(answer, delivery);
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
                : new Written.Made(List.of(medusa.part("", TYPE, id)));
    }
}
