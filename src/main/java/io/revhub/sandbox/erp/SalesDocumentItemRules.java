package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Draft;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Rules;
import io.revhub.sandbox.erp.odata.SapError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Items of sales documents: numbered in tens, priced by the conditions given or by condition records. Rejected items do not
 * count to the total. Without a price an item is worth nothing.
 */
final class SalesDocumentItemRules implements Rules {

    private static final Set<String> SERVICES = Set.of("SERV", "DIEN");

    private final SalesDocument kind;
    private final Entities entities;
    private final MasterData masterData;
    private final OrderStatus orders;
    private final CreditCheck creditCheck;
    private final ItemPricing pricing;

    SalesDocumentItemRules(
            SalesDocument kind,
            Entities entities,
            MasterData masterData,
            OrderStatus orders,
            CreditCheck creditCheck,
            ItemPricing pricing) {
        this.kind = kind;
        this.entities = entities;
        this.masterData = masterData;
        this.orders = orders;
        this.creditCheck = creditCheck;
        this.pricing = pricing;
    }

    @Override
    public String entitySet() {
        return kind.items();
    }

    @Override
    public void creating(Draft item, Optional<ObjectNode> parent) {
        ObjectNode order = parent.orElseThrow(() -> SapError.refused("An item is created through its document only."));
        item.setIfUnset(kind.itemKey(), nextNumber(order));
        item.set(kind.itemKey(), MasterData.external(item.text(kind.itemKey())));
        material(item, order);
        if (new BigDecimal(item.text("RequestedQuantity")).signum() <= 0) {
            throw SapError.refused("Enter a quantity greater than zero.");
        }
        item.set("TransactionCurrency", order.get("TransactionCurrency").asText());
        statuses(item, order);
        item.set("NetAmount", pricing.price(item, order));
        if (kind == SalesDocument.ORDER) {
            schedule(item, order);
        }
    }

    /** Services are billed by their order, goods by their delivery; assumption: the product type makes the difference. */
    private void statuses(Draft item, ObjectNode order) {
        boolean goods = !SERVICES.contains(product(item).get("ProductType").asText());
        boolean billed = masterData
                .billedSalesOrderTypes()
                .contains(order.path("SalesOrderType").asText());
        item.set("SDProcessStatus", "A");
        if (kind != SalesDocument.ORDER) {
            item.setIfUnset(kind.itemKey() + "Category", kind == SalesDocument.QUOTATION ? "AGN" : "KMN");
            return;
        }
        item.setIfUnset("SalesOrderItemCategory", goods ? "TAN" : "TAD");
        item.set("DeliveryStatus", goods ? "A" : "");
        item.set("OrderRelatedBillingStatus", billed && !goods ? "A" : "");
    }

    private ObjectNode product(Draft item) {
        return entities.find("A_Product", item.text("Material")).orElseThrow();
    }

    private String nextNumber(ObjectNode order) {
        int last = entities.where(kind.items(), kind.of(order)).stream()
                .mapToInt(item -> item.get(kind.itemKey()).asInt())
                .max()
                .orElse(0);
        return Integer.toString((last / 10 + 1) * 10);
    }

    private void material(Draft item, ObjectNode order) {
        if (!item.has("Material")) {
            throw SapError.refused("Enter a material for item " + item.text(kind.itemKey()) + ".");
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
        SalesDocumentReference.feedBack(item.values(), entities);
    }

    @Override
    public void changing(ObjectNode before, ObjectNode changes) {
        if (changes.has("RequestedQuantity")) {
            if (kind == SalesDocument.ORDER
                    && Money.in(changes, "RequestedQuantity").compareTo(orders.delivered(before)) < 0) {
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
        if (kind == SalesDocument.ORDER) {
            orders.refresh(item.get("SalesOrder").asText());
            creditCheck.check(item.get("SalesOrder").asText());
        } else {
            rejection(item);
        }
    }

    @Override
    public void deleting(ObjectNode item) {
        if (kind == SalesDocument.ORDER && !orders.deliveryItems(item).isEmpty()
                || kind == SalesDocument.ORDER && orders.billed(item).signum() > 0) {
            throw SapError.refused("Item " + item.get("SalesOrderItem").asText()
                    + " has been delivered or billed: reject it instead.");
        }
    }

    @Override
    public void deleted(ObjectNode item) {
        total(item);
    }

    private void rejection(ObjectNode item) {
        ObjectNode document = document(item);
        List<ObjectNode> items = entities.where(kind.items(), kind.of(document));
        document.put("OverallSDDocumentRejectionSts", OrderStatus.rejection(items));
        entities.put(kind.set(), document);
    }

    private ObjectNode document(ObjectNode item) {
        return entities.find(kind.set(), item.get(kind.key()).asText()).orElseThrow();
    }

    private void total(ObjectNode item) {
        ObjectNode document = document(item);
        BigDecimal total = entities.where(kind.items(), kind.of(document)).stream()
                .filter(other -> !OrderStatus.rejected(other))
                .map(other -> Money.in(other, "NetAmount"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        document.put(
                "TotalNetAmount",
                Money.rounded(total, document.get("TransactionCurrency").asText())
                        .toPlainString());
        entities.put(kind.set(), document);
    }
}
