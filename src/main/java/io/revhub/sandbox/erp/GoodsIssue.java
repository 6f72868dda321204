package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Operation;
import io.revhub.sandbox.erp.odata.Operation.Arguments;
import io.revhub.sandbox.erp.odata.Operation.Result;
import io.revhub.sandbox.erp.odata.SapError;
import io.revhub.sandbox.erp.odata.Values;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * Picking and goods issue of deliveries. Assumption to check: goods issue is refused until everything is picked, as with
 * the item category TAN that is delivered with the system.
 */
final class GoodsIssue {

    private static final String SERVICE = "API_OUTBOUND_DELIVERY_SRV";

    private final Entities entities;
    private final OrderStatus orders;
    private final Stock stock;
    private final Clock clock;

    GoodsIssue(Entities entities, OrderStatus orders, Stock stock, Clock clock) {
        this.entities = entities;
        this.orders = orders;
        this.stock = stock;
        this.clock = clock;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(SERVICE, "PickAllItems", arguments -> pick(number(arguments))),
                new Operation(SERVICE, "PickOneItem", this::pickOne),
                new Operation(SERVICE, "ConfirmPickingAllItems", arguments -> confirm(number(arguments))),
                new Operation(SERVICE, "PostGoodsIssue", arguments -> post(number(arguments))),
                new Operation(
                        SERVICE,
                        "ReverseGoodsIssue",
                        arguments -> reverse(number(arguments), arguments.date("ActualGoodsMovementDate"))));
    }

    private static String number(Arguments arguments) {
        return MasterData.external(arguments.text("DeliveryDocument"));
    }

    Result pick(String number) {
        ObjectNode delivery = open(number);
        change(delivery, item -> item.put("PickingStatus", "C"));
        return reports(number, "Delivery " + number + " was picked.");
    }

    private Result pickOne(Arguments arguments) {
        String number = number(arguments);
        String wanted = Quantity.padded(arguments.text("DeliveryDocumentItem"));
        ObjectNode delivery = open(number);
        if (entities.find("A_OutbDeliveryItem", number, wanted).isEmpty()) {
            throw SapError.refused("Delivery " + number + " has no item " + wanted + ".");
        }
        change(delivery, item -> {
            if (item.get("DeliveryDocumentItem").asText().equals(wanted)) {
                item.put("PickingStatus", "C");
            }
        });
        return reports(number, "Item " + wanted + " of delivery " + number + " was picked.");
    }

    Result confirm(String number) {
        ObjectNode delivery = open(number);
        requirePicked(delivery);
        change(delivery, item -> item.put("PickingConfirmationStatus", "C"));
        return reports(number, "Picking of delivery " + number + " was confirmed.");
    }

    Result post(String number) {
        ObjectNode delivery = open(number);
        requirePicked(delivery);
        if (!delivery.get("DeliveryBlockReason").asText().isEmpty()) {
            throw SapError.refused("Delivery " + number + " is blocked.");
        }
        if (List.of("B", "C").contains(delivery.get("TotalCreditCheckStatus").asText())) {
            throw SapError.refused("Delivery " + number + " is blocked by the credit check.");
        }
        delivery.put("ActualGoodsMovementDate", Values.date(LocalDate.now(clock)));
        change(delivery, item -> {
            item.put("GoodsMovementStatus", "C");
            stock.issue(item);
        });
        return reports(number, "Goods issue of delivery " + number + " was posted.");
    }

    Result reverse(String number, LocalDate date) {
        ObjectNode delivery = delivery(number);
        if (!"C".equals(delivery.get("OverallGoodsMovementStatus").asText())) {
            throw SapError.refused("Goods issue of delivery " + number + " was not posted.");
        }
        if (List.of("B", "C")
                .contains(delivery.get("OverallDelivReltdBillgStatus").asText())) {
            throw SapError.refused("Delivery " + number + " is billed: cancel the billing document first.");
        }
        if (date == null) {
            throw SapError.refused("Enter the date of the reversal.");
        }
        delivery.putNull("ActualGoodsMovementDate");
        change(delivery, item -> {
            item.put("GoodsMovementStatus", "A");
            stock.receive(item);
        });
        return reports(number, "Goods issue of delivery " + number + " was reversed.");
    }

    private ObjectNode open(String number) {
        ObjectNode delivery = delivery(number);
        if ("C".equals(delivery.get("OverallGoodsMovementStatus").asText())) {
            throw SapError.refused("Goods issue of delivery " + number + " has been posted already.");
        }
        return delivery;
    }

    private ObjectNode delivery(String number) {
        return entities.find("A_OutbDeliveryHeader", number)
                .orElseThrow(() -> SapError.refused("Delivery " + number + " does not exist."));
    }

    private static void requirePicked(ObjectNode delivery) {
        if (!"C".equals(delivery.get("OverallPickingStatus").asText())) {
            throw SapError.refused(
                    "Delivery " + delivery.get("DeliveryDocument").asText() + " is not completely picked.");
        }
    }

    private void change(ObjectNode delivery, Consumer<ObjectNode> change) {
        List<ObjectNode> items = items(delivery.get("DeliveryDocument").asText());
        items.forEach(change);
        items.forEach(DeliveryStatus::process);
        DeliveryStatus.overall(delivery, items);
        entities.put("A_OutbDeliveryHeader", delivery);
        for (ObjectNode item : items) {
            item.put("DeliveryVersion", delivery.get("DeliveryVersion").asText());
            entities.put("A_OutbDeliveryItem", item);
        }
        items.stream()
                .map(item -> item.get("ReferenceSDDocument").asText())
                .distinct()
                .forEach(orders::refresh);
    }

    private List<ObjectNode> items(String number) {
        return DeliveryRules.items(entities, number);
    }

    private Result reports(String number, String message) {
        return new Result(items(number).stream().map(DeliveryItemRules::report).toList(), message);
    }
}
