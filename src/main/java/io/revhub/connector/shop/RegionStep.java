package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.rules.Refusal;
import java.util.List;

/**
 * The shop's region in which a draft order is sold: the first with its currency. The part {@code region} keeps it, as a record
 * of this quote's own, since a record belongs to one document: {@code <region>/<the quote's key>}.
 */
record RegionStep(Medusa medusa) implements RestStep {

    static final String PART = "region";

    @Override
    public String name() {
        return PART;
    }

    @Override
    public Shown look(Delivery delivery) {
        if (DraftOrderStep.isCancelled(delivery) || delivery.known().containsKey(PART)) {
            return new Shown.Done(List.of());
        }
        String currency = delivery.mapped().path("currency_code").asText();
        Answer answer = medusa.get("/regions?limit=200");
        if (!answer.isGood()) {
            return MedusaFailures.TABLE.shown(answer, delivery);
        }
        for (JsonNode region : answer.body().path("regions")) {
            if (region.path("currency_code").asText().equals(currency)) {
                String own = region.path("id").asText() + "/" + delivery.key();
                return new Shown.Done(List.of(medusa.part(PART, "Region", own)));
            }
        }
        return new Shown.Doubtful(new Refusal(
                "no-region",
                "The shop has no region with the currency of the " + RestStep.what(delivery) + ": " + currency + ".",
                "Add a region in the shop, or take the currency out of quoteCurrencies in config/shop.yaml.",
                null));
    }

    /** The region that was found for it. */
    static String of(Delivery delivery) {
        return delivery.known().get(PART).recordId().replaceFirst("/.*", "");
    }

    /** Never called: nothing is written to find a region. */
    @Override
    public Written write(Delivery delivery) {
        return new Written.Made(List.of());
    }
}
