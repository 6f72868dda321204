package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** The statuses of a delivery's items, and of the delivery from those of its items. */
final class DeliveryStatus {

    private DeliveryStatus() {}

    /** An item is done when its goods are issued and, where it is to be billed, it is billed. */
    static void process(ObjectNode item) {
        List<String> applying = Stream.of("PickingStatus", "GoodsMovementStatus", "DeliveryRelatedBillingStatus")
                .map(field -> item.get(field).asText())
                .filter(status -> !status.isEmpty())
                .toList();
        boolean all = applying.stream().allMatch("C"::equals);
        boolean none = applying.stream().allMatch("A"::equals);
        item.put("SDProcessStatus", all ? "C" : none ? "A" : "B");
    }

    static void overall(ObjectNode delivery, List<ObjectNode> items) {
        delivery.put("OverallPickingStatus", OrderStatus.overall(items, "PickingStatus"))
                .put("OverallPickingConfStatus", OrderStatus.overall(items, "PickingConfirmationStatus"))
                .put("OverallGoodsMovementStatus", OrderStatus.overall(items, "GoodsMovementStatus"))
                .put("OverallDelivReltdBillgStatus", OrderStatus.overall(items, "DeliveryRelatedBillingStatus"))
                .put("OverallSDProcessStatus", OrderStatus.overall(items, "SDProcessStatus"));
    }
}
