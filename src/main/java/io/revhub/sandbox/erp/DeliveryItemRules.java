package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Draft;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Rules;
import io.revhub.sandbox.erp.odata.SapError;
import io.revhub.sandbox.erp.odata.Values;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Items of deliveries: what is open of an order's item, or a part of it. */
final class DeliveryItemRules implements Rules {

    private final Entities entities;
    private final MasterData masterData;
    private final OrderStatus orders;
    private final Clock clock;
    private final String user;

    DeliveryItemRules(Entities entities, MasterData masterData, OrderStatus orders, Clock clock, String user) {
        this.entities = entities;
        this.masterData = masterData;
        this.orders = orders;
        this.clock = clock;
        this.user = user;
    }

    @Override
    public String entitySet() {
        return "A_OutbDeliveryItem";
    }

    @Override
    public void creating(Draft item, Optional<ObjectNode> parent) {
        ObjectNode delivery = parent.orElseThrow();
        ObjectNode ordered = ordered(item);
        BigDecimal open = Money.in(ordered, "RequestedQuantity").subtract(orders.delivered(ordered));
        item.setIfUnset("ActualDeliveryQuantity", Quantity.text(open));
        checkQuantity(new BigDecimal(item.text("ActualDeliveryQuantity")), open, ordered);
        int before = DeliveryRules.items(
                        entities, delivery.get("DeliveryDocument").asText())
                .size();
        item.set("DeliveryDocumentItem", Quantity.padded(Integer.toString((before + 1) * 10)));
        item.set("DeliveryVersion", delivery.get("DeliveryVersion").asText());
        fill(item, ordered, delivery);
        flow(item);
    }

    private ObjectNode ordered(Draft item) {
        String number = MasterData.external(item.text("ReferenceSDDocument"));
        String position = MasterData.external(item.text("ReferenceSDDocumentItem"));
        ObjectNode ordered = entities.find("A_SalesOrderItem", number, position)
                .orElseThrow(() -> SapError.refused("Sales order " + number + " has no item " + position + "."));
        if (OrderStatus.rejected(ordered)) {
            throw SapError.refused("Item " + position + " of sales order " + number + " is rejected.");
        }
        if (ordered.get("DeliveryStatus").asText().isEmpty()) {
            throw SapError.refused("Item " + position + " of sales order " + number + " is not relevant for delivery.");
        }
        return ordered;
    }

    private static void checkQuantity(BigDecimal quantity, BigDecimal open, ObjectNode ordered) {
        if (quantity.signum() <= 0) {
            throw SapError.refused("Nothing is left to be delivered of item "
                    + ordered.get("SalesOrderItem").asText() + " of sales order "
                    + ordered.get("SalesOrder").asText() + ".");
        }
        if (quantity.compareTo(open) > 0) {
            throw SapError.refused("Only " + Quantity.text(open) + " "
                    + ordered.get("RequestedQuantityUnit").asText() + " of item "
                    + ordered.get("SalesOrderItem").asText() + " are open.");
        }
    }

    private void fill(Draft item, ObjectNode ordered, ObjectNode delivery) {
        String quantity = Quantity.text(new BigDecimal(item.text("ActualDeliveryQuantity")));
        for (String field :
                List.of("ActualDeliveryQuantity", "ActualDeliveredQtyInBaseUnit", "OriginalDeliveryQuantity")) {
            item.set(field, quantity);
        }
        String unit = ordered.get("RequestedQuantityUnit").asText();
        item.setIfUnset("DeliveryQuantityUnit", unit);
        if (!item.text("DeliveryQuantityUnit").equals(unit)) {
            throw SapError.refused("The simulation delivers in the order's unit " + unit + " only.");
        }
        item.set("BaseUnit", unit);
        item.set("DeliveryToBaseQuantityNmrtr", "1");
        item.set("DeliveryToBaseQuantityDnmntr", "1");
        item.set("ReferenceSDDocument", ordered.get("SalesOrder").asText());
        item.set(
                "ReferenceSDDocumentItem",
                Quantity.padded(ordered.get("SalesOrderItem").asText()));
        item.set("ReferenceSDDocumentCategory", "C");
        item.set("SDDocumentCategory", "J");
        item.set("Material", ordered.get("Material").asText());
        item.set("OriginallyRequestedMaterial", ordered.get("Material").asText());
        item.setIfUnset(
                "DeliveryDocumentItemText", ordered.get("SalesOrderItemText").asText());
        item.set(
                "DeliveryDocumentItemCategory",
                ordered.get("SalesOrderItemCategory").asText());
        item.set("Plant", plant(ordered));
        item.set("GoodsMovementType", "601");
        item.set("PickingControl", "A");
        for (String status : List.of("PickingStatus", "GoodsMovementStatus", "SDProcessStatus")) {
            item.set(status, "A");
        }
        item.set(
                "DeliveryRelatedBillingStatus",
                delivery.get("OverallDelivReltdBillgStatus").asText());
        item.set("CreationDate", Values.date(LocalDate.now(clock)));
        item.set("CreatedByUser", user);
    }

    private String plant(ObjectNode ordered) {
        String given = ordered.get("ProductionPlant").asText();
        return given.isEmpty() ? masterData.plants().keySet().iterator().next() : given;
    }

    private static void flow(Draft item) {
        Draft flow = item.add("to_DocumentFlow");
        flow.set("PrecedingDocument", item.text("ReferenceSDDocument"));
        flow.set("PrecedingDocumentItem", item.text("ReferenceSDDocumentItem"));
        flow.set("PrecedingDocumentCategory", "C");
        flow.set("SubsequentDocumentCategory", "J");
        flow.set("QuantityInBaseUnit", item.text("ActualDeliveryQuantity"));
    }

    @Override
    public void changing(ObjectNode before, ObjectNode changes) {
        if (!changes.has("ActualDeliveryQuantity")) {
            return;
        }
        requireNotIssued(before);
        ObjectNode ordered = ordered(before);
        BigDecimal open = Money.in(ordered, "RequestedQuantity")
                .subtract(orders.delivered(ordered))
                .add(Money.in(before, "ActualDeliveryQuantity"));
        BigDecimal quantity = Money.in(changes, "ActualDeliveryQuantity");
        checkQuantity(quantity, open, ordered);
        changes.put("ActualDeliveryQuantity", Quantity.text(quantity));
        changes.put("ActualDeliveredQtyInBaseUnit", Quantity.text(quantity));
    }

    private ObjectNode ordered(ObjectNode item) {
        return entities.find(
                        "A_SalesOrderItem",
                        item.get("ReferenceSDDocument").asText(),
                        MasterData.external(item.get("ReferenceSDDocumentItem").asText()))
                .orElseThrow();
    }

    private static void requireNotIssued(ObjectNode item) {
        if (!"A".equals(item.get("GoodsMovementStatus").asText())) {
            throw SapError.refused("Goods issue was posted for item "
                    + item.get("DeliveryDocumentItem").asText() + ".");
        }
    }

    @Override
    public void changed(ObjectNode item) {
        followUp(item);
    }

    @Override
    public void deleting(ObjectNode item) {
        requireNotIssued(item);
    }

    @Override
    public void deleted(ObjectNode item) {
        followUp(item);
    }

    private void followUp(ObjectNode item) {
        orders.refresh(item.get("ReferenceSDDocument").asText());
        entities.find("A_OutbDeliveryHeader", item.get("DeliveryDocument").asText())
                .ifPresent(delivery -> {
                    entities.put("A_OutbDeliveryHeader", delivery);
                    DeliveryRules.passVersion(entities, delivery);
                });
    }

    /** What a function tells of an item. */
    static ObjectNode report(ObjectNode item) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        for (String field : List.of(
                "DeliveryDocument",
                "DeliveryDocumentItem",
                "Material",
                "DeliveryDocumentItemText",
                "ActualDeliveryQuantity",
                "DeliveryQuantityUnit",
                "Batch")) {
            report.set(field, item.get(field));
        }
        return report.put("SystemMessageType", "S");
    }
}
