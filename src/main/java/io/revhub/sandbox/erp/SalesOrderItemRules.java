package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Draft;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Rules;
import io.revhub.sandbox.erp.odata.SapError;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Items of sales orders: numbered in tens, priced by the conditions given. Rejected items do not count to the order's
 * total. Without a condition an item is worth nothing: condition records are not simulated.
 */
final class SalesOrderItemRules implements Rules {

    private static final Set<String> SERVICES = Set.of("SERV", "DIEN");

    private final Entities entities;
    private final MasterData masterData;
    private final OrderStatus orders;
    private final ItemPricing pricing;

    SalesOrderItemRules(Entities entities, MasterData masterData, OrderStatus orders, ItemPricing pricing) {
        this.entities = entities;
        this.masterData = masterData;
        this.orders = orders;
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
        statuses(item, order);
        item.set("NetAmount", pricing.price(item));
        schedule(item, order);
    }

    /** Services are billed by their order, goods by their delivery; assumption: the product type makes the difference. */
    private void statuses(Draft item, ObjectNode order) {
        boolean goods = !SERVICES.contains(product(item).get("ProductType").asText());
        boolean billed = masterData
                .billedSalesOrderTypes()
                .contains(order.get("SalesOrderType").asText());
        item.setIfUnset("SalesOrderItemCategory", goods ? "TAN" : "TAD");
        item.set("SDProcessStatus", "A");
        item.set("DeliveryStatus", goods ? "A" : "");
        item.set("OrderRelatedBillingStatus", billed && !goods ? "A" : "");
    }

    private ObjectNode product(Draft item) {
        return entities.find("A_Product", item.text("Material")).orElseThrow();
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
        line.set("ScheduleLine", "1");
        line.set("OpenConfdDelivQtyInOrdQtyUnit", item.text("RequestedQuantity"));
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
            if (Money.in(changes, "RequestedQuantity").compareTo(orders.delivered(before)) < 0) {
                throw SapError.refused("The quantity is smaller than what has been delivered.");
            }
            changes.put(
                    "NetAmount",
                    pricing.reprice(before, changes.get("RequestedQuantity").asText()));
        }
    }

    @Override
    public void changed(ObjectNode item) {
        total(item);
        orders.refresh(item.get("SalesOrder").asText());
    }

    @Override
    public void deleting(ObjectNode item) {
        if (!orders.deliveryItems(item).isEmpty() || orders.billed(item).signum() > 0) {
            throw SapError.refused("Item " + item.get("SalesOrderItem").asText()
                    + " has been delivered or billed: reject it instead.");
        }
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
