package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What deliveries and billing documents mean for their sales order: its items' statuses, delivered quantities, and the
 * order's overall ones. A: not yet, B: partly, C: completely, empty: does not apply. As in SAP an item counts as delivered
 * when it stands in a delivery, goods issued or not.
 */
final class OrderStatus {

    private static final String DONE = "C";

    private final Entities entities;

    OrderStatus(Entities entities) {
        this.entities = entities;
    }

    /** Computes an order's statuses anew. */
    void refresh(String number) {
        ObjectNode order = entities.find("A_SalesOrder", number).orElseThrow();
        List<ObjectNode> items = entities.where("A_SalesOrderItem", Map.of("SalesOrder", number));
        items.forEach(this::refresh);
        order.put("OverallTotalDeliveryStatus", overall(items, "DeliveryStatus"))
                .put("OverallSDProcessStatus", overall(items, "SDProcessStatus"))
                .put("OverallSDDocumentRejectionSts", rejection(items));
        entities.put("A_SalesOrder", order);
    }

    private void refresh(ObjectNode item) {
        BigDecimal ordered = Money.in(item, "RequestedQuantity");
        BigDecimal delivered = delivered(item);
        boolean rejected = rejected(item);
        if (!item.get("DeliveryStatus").asText().isEmpty()) {
            item.put("DeliveryStatus", rejected ? DONE : status(delivered, ordered));
            schedule(item, ordered, delivered, rejected);
        }
        if (!item.get("OrderRelatedBillingStatus").asText().isEmpty()) {
            item.put("OrderRelatedBillingStatus", rejected ? DONE : status(billed(item), ordered));
        }
        item.put("SDProcessStatus", process(item, rejected));
        entities.put("A_SalesOrderItem", item);
    }

    private static String process(ObjectNode item, boolean rejected) {
        List<String> applying = Stream.of("DeliveryStatus", "OrderRelatedBillingStatus")
                .map(status -> item.get(status).asText())
                .filter(status -> !status.isEmpty())
                .toList();
        return rejected || applying.isEmpty() ? DONE : combined(applying);
    }

    private void schedule(ObjectNode item, BigDecimal ordered, BigDecimal delivered, boolean rejected) {
        for (ObjectNode line : entities.where("A_SalesOrderScheduleLine", key(item))) {
            line.set("ScheduleLineOrderQuantity", item.get("RequestedQuantity"));
            line.set("ConfdOrderQtyByMatlAvailCheck", item.get("RequestedQuantity"));
            line.put("DeliveredQtyInOrderQtyUnit", Quantity.text(delivered))
                    .put(
                            "OpenConfdDelivQtyInOrdQtyUnit",
                            Quantity.text(rejected ? BigDecimal.ZERO : ordered.subtract(delivered)));
            entities.put("A_SalesOrderScheduleLine", line);
        }
    }

    /** The quantity of an order's item that stands in deliveries. */
    BigDecimal delivered(ObjectNode item) {
        return Quantity.sum(deliveryItems(item), "ActualDeliveryQuantity");
    }

    /** The items of deliveries that deliver an order's item. */
    List<ObjectNode> deliveryItems(ObjectNode item) {
        return entities.where(
                "A_OutbDeliveryItem",
                Map.of(
                        "ReferenceSDDocument", item.get("SalesOrder").asText(),
                        "ReferenceSDDocumentItem",
                                Quantity.padded(item.get("SalesOrderItem").asText())));
    }

    /** The quantity of an order's item that is billed; what was cancelled does not count. */
    BigDecimal billed(ObjectNode item) {
        return Quantity.sum(billingItems(item), "BillingQuantity");
    }

    /** The items of billing documents, without cancelled ones and cancellations, that bill an order's item. */
    List<ObjectNode> billingItems(ObjectNode item) {
        return entities
                .where(
                        "A_BillingDocumentItem",
                        Map.of(
                                "SalesDocument", item.get("SalesOrder").asText(),
                                "SalesDocumentItem",
                                        Quantity.padded(
                                                item.get("SalesOrderItem").asText())))
                .stream()
                .filter(billed -> counts(billed.get("BillingDocument").asText()))
                .toList();
    }

    private boolean counts(String billingDocument) {
        ObjectNode document =
                entities.find("A_BillingDocument", billingDocument).orElseThrow();
        return !document.get("BillingDocumentIsCancelled").booleanValue()
                && document.get("CancelledBillingDocument").asText().isEmpty();
    }

    static boolean rejected(ObjectNode item) {
        return !item.get("SalesDocumentRjcnReason").asText().isEmpty();
    }

    static Map<String, String> key(ObjectNode item) {
        return Map.of(
                "SalesOrder", item.get("SalesOrder").asText(),
                "SalesOrderItem", item.get("SalesOrderItem").asText());
    }

    static String status(BigDecimal done, BigDecimal of) {
        return done.signum() == 0 ? "A" : done.compareTo(of) < 0 ? "B" : DONE;
    }

    static String rejection(List<ObjectNode> items) {
        long rejected = items.stream().filter(OrderStatus::rejected).count();
        return rejected == 0 ? "A" : rejected < items.size() ? "B" : DONE;
    }

    /** The overall status of items; those to which it does not apply do not count. */
    static String overall(List<ObjectNode> items, String field) {
        return combined(items.stream()
                .map(item -> item.get(field).asText())
                .filter(status -> !status.isEmpty())
                .toList());
    }

    private static String combined(Collection<String> statuses) {
        if (statuses.isEmpty()) {
            return "";
        }
        boolean none = statuses.stream().allMatch("A"::equals);
        boolean all = statuses.stream().allMatch(DONE::equals);
        return none ? "A" : all ? DONE : "B";
    }
}
