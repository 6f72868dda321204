package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.rules.Refusal;
import java.util.List;

/** The variant's title, SKU and prices, where they differ; and its reference. */
record VariantStep(Medusa medusa) implements RestStep {

    static final String PART = "variant";

    @Override
    public String name() {
        return "variant";
    }

    @Override
    public Shown look(Delivery delivery) {
        Answer answer = medusa.get(product(delivery));
        if (!answer.isGood()) {
            return MedusaFailures.TABLE.shown(answer, delivery);
        }
        return Variant.in(delivery, answer.body().path("product"))
                .map(there -> judge(delivery, there))
                .orElseGet(() -> new Shown.Doubtful(noVariant(delivery)));
    }

    private Shown judge(Delivery delivery, JsonNode there) {
        var references =
                List.of(medusa.part(PART, "ProductVariant", there.path("id").asText()));
        return Variant.wanted(delivery).isShownBy(there) ? new Shown.Done(references) : new Shown.Existing(references);
    }

    private static Refusal noVariant(Delivery delivery) {
        return new Refusal(
                "variant-gone",
                "The shop's product has no variant with the SKU of the " + RestStep.what(delivery) + " any more.",
                "Restore the variant in the shop, then try again.",
                null);
    }

    @Override
    public Written write(Delivery delivery) {
        String id = delivery.known().get(PART).recordId();
        Answer answer = medusa.post(
                product(delivery) + "/variants/" + id, Variant.wanted(delivery).update());
        return answer.isGood() ? new Written.Made(List.of()) : MedusaFailures.TABLE.written(answer, delivery);
    }

    private static String product(Delivery delivery) {
        return "/products/" + delivery.reference().orElseThrow().recordId();
    }
}
