package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import java.util.List;

/** The inventory item with the product's SKU, which is unique. */
record InventoryItemStep(Medusa medusa) implements RestStep {

    @Override
    public String name() {
        return "inventory item";
    }

    @Override
    public Shown look(Delivery delivery) {
        Answer items = new Stocked(medusa).items(delivery);
        if (!items.isGood()) {
            return MedusaFailures.TABLE.shown(items, delivery);
        }
        return Stocked.item(items, delivery).isPresent() ? new Shown.Done(List.of()) : new Shown.Missing();
    }

    @Override
    public Written write(Delivery delivery) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("sku", delivery.mapped().get("sku"));
        Answer answer = medusa.post(Stocked.ITEMS, body.put("requires_shipping", true));
        return answer.isGood() ? new Written.Made(List.of()) : MedusaFailures.TABLE.written(answer, delivery);
    }
}
