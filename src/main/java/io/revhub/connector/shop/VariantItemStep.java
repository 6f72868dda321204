package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.rules.Refusal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * The variant that is sold out of the stock. First the inventory item becomes its own, then, when there is a level, the shop
 * is told to sell no more of it than there is.
 *
 * @param done whether a variant is so already
 * @param call what makes it so
 */
record VariantItemStep(
        Medusa medusa, String name, Predicate<JsonNode> done, BiFunction<Delivery, JsonNode, Answer> call)
        implements RestStep {

    static VariantItemStep link(Medusa medusa) {
        return new VariantItemStep(
                medusa,
                "item of the variant",
                variant -> !variant.path("inventory_items").isEmpty(),
                (delivery, variant) -> {
                    Answer items = new Stocked(medusa).items(delivery);
                    return items.isGood()
                            ? medusa.post(Stocked.path(delivery, variant) + "/inventory-items", item(items, delivery))
                            : items;
                });
    }

    static VariantItemStep managed(Medusa medusa) {
        return new VariantItemStep(
                medusa,
                "variant",
                variant -> variant.path("manage_inventory").asBoolean(false),
                (delivery, variant) -> medusa.post(
                        Stocked.path(delivery, variant),
                        JsonNodeFactory.instance.objectNode().put("manage_inventory", true)));
    }

    private static ObjectNode item(Answer items, Delivery delivery) {
        JsonNode item = Stocked.item(items, delivery)
                .orElseThrow(() -> new IllegalArgumentException("the shop has no inventory item of the SKU any more"));
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("required_quantity", 1);
        return body.set("inventory_item_id", item.get("id"));
    }

    @Override
    public Shown look(Delivery delivery) {
        Answer product = new Stocked(medusa).product(delivery);
        if (!product.isGood()) {
            return MedusaFailures.TABLE.shown(product, delivery);
        }
        return Stocked.variant(product, delivery)
                .<Shown>map(variant -> done.test(variant) ? new Shown.Done(List.of()) : new Shown.Existing(List.of()))
                .orElseGet(() -> new Shown.Doubtful(noVariant(delivery)));
    }

    @Override
    public Written write(Delivery delivery) {
        Answer product = new Stocked(medusa).product(delivery);
        if (!product.isGood()) {
            return MedusaFailures.TABLE.written(product, delivery);
        }
        JsonNode variant = Stocked.variant(product, delivery)
                .orElseThrow(() -> new IllegalArgumentException("the shop has no variant of the SKU any more"));
        Answer answer = call.apply(delivery, variant);
        return answer.isGood() ? new Written.Made(List.of()) : MedusaFailures.TABLE.written(answer, delivery);
    }

    private static Refusal noVariant(Delivery delivery) {
        return new Refusal(
                "variant-gone",
                "The shop's product has no variant with the SKU of the " + RestStep.what(delivery) + ".",
                "Restore the variant in the shop, then try again.",
                null);
    }
}
