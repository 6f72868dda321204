package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Draft;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Rules;
import io.revhub.sandbox.erp.odata.SapError;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Items of sales orders: numbered in tens, priced by the conditions given. Rejected items do not count to the order's
 * total. Without a condition an item is worth nothing: condition records are not simulated.
 */
final class SalesOrderItemRules implements Rules {

    private final Entities entities;
    private final ItemPricing pricing;

    SalesOrderItemRules(Entities entities, ItemPricing pricing) {
        this.entities = entities;
        this.pricing = pricing;
    }

    @Override
    public String entitySet() {
        return "A_SalesOrderItem";
    }

    @Override
    public void creating(Draft item, Optional<ObjectNode> parent) {
        ObjectNode order = parent.orElseThrow(() -> SapError.refused("An item is created through its order only."));
        item.setIfUnset("SalesOrderItem", nextNumber(order));
        item.set("SalesOrderItem", MasterData.external(item.text("SalesOrderItem")));
        material(item, order);
        if (new BigDecimal(item.text("RequestedQuantity")).signum() <= 0) {
            throw SapError.refused("Enter a quantity greater than zero.");
        }
        item.set("TransactionCurrency", order.get("TransactionCurrency").asText());
        item.setIfUnset("SalesOrderItemCategory", "TAN");
        item.set("SDProcessStatus", "A");
        item.set("DeliveryStatus", "A");
        item.set("NetAmount", pricing.price(item));
        schedule(item, order);
    }

    private String nextNumber(ObjectNode order) {
        int last = entities.where("A_SalesOrderItem", order(order)).stream()
                .mapToInt(item -> item.get("SalesOrderItem").asInt())
                .max()
                .orElse(0);
        return Integer.toString((last / 10 + 1) * 10);
    }

    private void material(Draft item, ObjectNode order) {
        if (!item.has("Material")) {
            throw SapError.refused("Enter a material for item " + item.text("SalesOrderItem") + ".");
        }
        String material = item.text("Material");
        ObjectNode product = entities.find("A_Product", material)
                .orElseThrow(() -> SapError.refused("Material " + material + " does not exist."));
        String organisation = order.get("SalesOrganization").asText();
        String channel = order.get("DistributionChannel").asText();
        if (entities.find("A_ProductSalesDelivery", material, organisation, channel)
                .isEmpty()) {
            throw SapError.refused("Material " + material + " is not defined for sales org. " + organisation
                    + ", distr. chan. " + channel + ".");
        }
        String unit = product.get("BaseUnit").asText();
        item.setIfUnset("RequestedQuantityUnit", unit);
        item.setIfUnset("RequestedQuantitySAPUnit", item.text("RequestedQuantityUnit"));
        item.setIfUnset("RequestedQuantityISOUnit", item.text("RequestedQuantityUnit"));
    }

    private static void schedule(Draft item, ObjectNode order) {
        Draft line = item.children("to_ScheduleLine").isEmpty()
                ? item.add("to_ScheduleLine")
                : item.children("to_ScheduleLine").get(0);
        line.setIfUnset("ScheduleLine", "1");
        line.set("OrderQuantityUnit", item.text("RequestedQuantityUnit"));
        line.set("ScheduleLineOrderQuantity", item.text("RequestedQuantity"));
        line.set("ConfdOrderQtyByMatlAvailCheck", item.text("RequestedQuantity"));
        line.setIfUnset(
                "RequestedDeliveryDate", order.get("RequestedDeliveryDate").asText());
        line.setIfUnset(
                "ConfirmedDeliveryDate", order.get("RequestedDeliveryDate").asText());
    }

    @Override
    public void created(Draft item) {
        total(item.values());
    }

    @Override
    public void changing(ObjectNode before, ObjectNode changes) {
        if (changes.has("RequestedQuantity")) {
            changes.put(
                    "NetAmount",
                    pricing.reprice(before, changes.get("RequestedQuantity").asText()));
        }
    }

    @Override
    public void changed(ObjectNode item) {
        total(item);
    }

    @Override
    public void deleted(ObjectNode item) {
        total(item);
    }

    private void total(ObjectNode item) {
        ObjectNode order =
                entities.find("A_SalesOrder", item.get("SalesOrder").asText()).orElseThrow();
        BigDecimal total = entities.where("A_SalesOrderItem", order(order)).stream()
                .filter(other -> other.get("SalesDocumentRjcnReason").asText().isEmpty())
                .map(other -> Money.in(other, "NetAmount"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        order.put(
                "TotalNetAmount",
                Money.rounded(total, order.get("TransactionCurrency").asText()).toPlainString());
        entities.put("A_SalesOrder", order);
    }

    private static Map<String, String> order(ObjectNode order) {
        return Map.of("SalesOrder", order.get("SalesOrder").asText());
    }
}
