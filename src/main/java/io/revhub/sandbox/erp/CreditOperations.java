package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Operation;
import io.revhub.sandbox.erp.odata.Operation.Arguments;
import io.revhub.sandbox.erp.odata.Operation.Result;
import io.revhub.sandbox.erp.odata.SapError;
import java.util.List;
import java.util.Map;

/** Checking, releasing and rejecting orders and deliveries that the credit check has blocked. */
final class CreditOperations {

    static final String BLOCKED_DELIVERIES = "A_CreditBlockedDeliveryDoc";

    private static final String ORDERS = "API_SLS_DOC_WITH_CREDIT_BLOCK";
    private static final String DELIVERIES = "API_DEL_DOC_WITH_CREDIT_BLOCK";

    private final Entities entities;
    private final CreditCheck creditCheck;
    private final OrderStatus orders;

    CreditOperations(Entities entities, CreditCheck creditCheck, OrderStatus orders) {
        this.entities = entities;
        this.creditCheck = creditCheck;
        this.orders = orders;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(ORDERS, "CheckCreditBlock", arguments -> check(order(arguments))),
                new Operation(ORDERS, "ReleaseCreditBlock", arguments -> releaseOrder(order(arguments))),
                new Operation(
                        ORDERS,
                        "RejectCreditBlock",
                        arguments -> rejectOrder(order(arguments), arguments.text("SalesDocumentRjcnReason"))),
                new Operation(DELIVERIES, "CheckCreditBlock", arguments -> checkDelivery(delivery(arguments))),
                new Operation(DELIVERIES, "ReleaseCreditBlock", arguments -> deliveryStatus(delivery(arguments), "D")),
                new Operation(DELIVERIES, "RejectCreditBlock", arguments -> deliveryStatus(delivery(arguments), "C")));
    }

    private static String order(Arguments arguments) {
        return MasterData.external(arguments.text("SalesDocument"));
    }

    private static String delivery(Arguments arguments) {
        return MasterData.external(arguments.text("DeliveryDocument"));
    }

    private Result check(String number) {
        if (entities.find("A_SalesOrder", number).isEmpty()) {
            throw SapError.refused("Sales order " + number + " does not exist.");
        }
        creditCheck.check(number);
        return message(
                entities.find(CreditCheck.BLOCKED_ORDERS, number).isPresent()
                        ? "Sales order " + number + " is blocked."
                        : "Sales order " + number + " is not blocked.");
    }

    Result releaseOrder(String number) {
        creditCheck.release(blockedOrder(number));
        return message("Sales order " + number + " was released.");
    }

    /** Rejects the items that are not delivered, for this reason. */
    Result rejectOrder(String number, String reason) {
        ObjectNode order = blockedOrder(number);
        if (reason.isEmpty()) {
            throw SapError.refused("Enter a reason for the rejection.");
        }
        for (ObjectNode item : entities.where("A_SalesOrderItem", Map.of("SalesOrder", number))) {
            item.put("SalesDocumentRjcnReason", reason);
            entities.put("A_SalesOrderItem", item);
        }
        order.put("TotalNetAmount", Money.zero(order.get("TransactionCurrency").asText()));
        entities.put("A_SalesOrder", order);
        orders.refresh(number);
        creditCheck.check(number);
        return message("Sales order " + number + " was rejected.");
    }

    private ObjectNode blockedOrder(String number) {
        if (entities.find(CreditCheck.BLOCKED_ORDERS, number).isEmpty()) {
            throw SapError.refused("Sales order " + number + " has no credit block.");
        }
        return entities.find("A_SalesOrder", number).orElseThrow();
    }

    private Result checkDelivery(String number) {
        ObjectNode delivery = blockedDelivery(number);
        String status = creditCheck.ofDelivery(delivery.get("SoldToParty").asText());
        return deliveryStatus(number, status.isEmpty() ? "A" : status);
    }

    private Result deliveryStatus(String number, String status) {
        ObjectNode delivery = blockedDelivery(number);
        delivery.put("TotalCreditCheckStatus", status);
        entities.put("A_OutbDeliveryHeader", delivery);
        DeliveryRules.passVersion(entities, delivery);
        if (!"B".equals(status)) {
            ObjectNode blocked = entities.initial(BLOCKED_DELIVERIES);
            blocked.put("DeliveryDocument", number);
            entities.remove(BLOCKED_DELIVERIES, blocked);
        }
        return message("Delivery " + number + " has credit status " + status + ".");
    }

    private ObjectNode blockedDelivery(String number) {
        if (entities.find(BLOCKED_DELIVERIES, number).isEmpty()) {
            throw SapError.refused("Delivery " + number + " has no credit block.");
        }
        return entities.find("A_OutbDeliveryHeader", number).orElseThrow();
    }

    private static Result message(String text) {
        ObjectNode message =
                JsonNodeFactory.instance.objectNode().put("MessageType", "S").put("Message", text);
        return new Result(List.of(message), null);
    }
}
