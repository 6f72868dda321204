package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Draft;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Rules;
import io.revhub.sandbox.erp.odata.SapError;
import io.revhub.sandbox.erp.odata.Values;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Outbound deliveries come about with reference to items of sales orders. Assumptions: the items may be of several orders
 * if sold-to and ship-to party are the same; the shipping point is the plant's if none is given.
 */
final class DeliveryRules implements Rules {

    private static final long FIRST_NUMBER = 80_000_000;

    private final Entities entities;
    private final MasterData masterData;
    private final OrderStatus orders;
    private final CreditCheck creditCheck;
    private final Clock clock;
    private final String user;

    DeliveryRules(
            Entities entities,
            MasterData masterData,
            OrderStatus orders,
            CreditCheck creditCheck,
            Clock clock,
            String user) {
        this.entities = entities;
        this.masterData = masterData;
        this.orders = orders;
        this.creditCheck = creditCheck;
        this.clock = clock;
        this.user = user;
    }

    @Override
    public String entitySet() {
        return "A_OutbDeliveryHeader";
    }

    @Override
    public void creating(Draft delivery, Optional<ObjectNode> parent) {
        List<Draft> items = delivery.children("to_DeliveryDocumentItem");
        if (items.isEmpty()) {
            throw SapError.refused("Enter at least one item to be delivered.");
        }
        delivery.setIfUnset(
                "ShippingPoint", masterData.plants().keySet().iterator().next());
        if (!masterData.plants().containsKey(delivery.text("ShippingPoint"))) {
            throw SapError.refused("Shipping point " + delivery.text("ShippingPoint") + " is not defined.");
        }
        Set<String> numbers = items.stream()
                .map(item -> MasterData.external(item.text("ReferenceSDDocument")))
                .collect(Collectors.toSet());
        ObjectNode order = null;
        for (String number : numbers) {
            ObjectNode next = deliverable(number);
            if (order != null && !order.get("SoldToParty").equals(next.get("SoldToParty"))) {
                throw SapError.refused("Items of different sold-to parties cannot be delivered together.");
            }
            order = next;
        }
        fill(delivery, order);
    }

    private ObjectNode deliverable(String number) {
        ObjectNode order = entities.find("A_SalesOrder", number)
                .orElseThrow(() -> SapError.refused("Sales order " + number + " does not exist."));
        refuse(order, "TotalCreditCheckStatus", "B", "is blocked by the credit check");
        refuse(order, "SalesDocApprovalStatus", "A", "is not approved yet");
        refuse(order, "SalesDocApprovalStatus", "C", "was not approved");
        if (!order.get("DeliveryBlockReason").asText().isEmpty()) {
            throw SapError.refused("Sales order " + number + " has a delivery block.");
        }
        return order;
    }

    private static void refuse(ObjectNode order, String field, String value, String reason) {
        if (order.get(field).asText().equals(value)) {
            throw SapError.refused("Sales order " + order.get("SalesOrder").asText() + " " + reason + ".");
        }
    }

    private void fill(Draft delivery, ObjectNode order) {
        delivery.set("DeliveryDocument", Long.toString(FIRST_NUMBER + entities.next("Delivery") - 1));
        String today = Values.date(LocalDate.now(clock));
        for (String date : List.of("CreationDate", "DocumentDate")) {
            delivery.set(date, today);
        }
        for (String date : List.of("DeliveryDate", "PlannedGoodsIssueDate", "PickingDate", "LoadingDate")) {
            delivery.setIfUnset(date, order.get("RequestedDeliveryDate").asText(today));
        }
        for (String taken : List.of("SalesOrganization", "SoldToParty", "TransactionCurrency", "ShippingCondition")) {
            delivery.set(taken, order.get(taken).asText());
        }
        delivery.set("ShipToParty", new PartnerFunctions(entities).of(order, "SH"));
        delivery.set("CreatedByUser", user);
        delivery.set("TotalCreditCheckStatus", creditCheck.ofDelivery(delivery.text("SoldToParty")));
        delivery.set("DeliveryDocumentType", "LF");
        delivery.set("SDDocumentCategory", "J");
        boolean billed = masterData
                .billedSalesOrderTypes()
                .contains(order.get("SalesOrderType").asText());
        delivery.set("OverallDelivReltdBillgStatus", billed ? "A" : "");
        for (String status : List.of("OverallPickingStatus", "OverallGoodsMovementStatus", "OverallSDProcessStatus")) {
            delivery.set(status, "A");
        }
        for (String function : List.of("SP", "SH")) {
            Draft partner = delivery.add("to_DeliveryDocumentPartner");
            partner.set("PartnerFunction", function);
            partner.set("SDDocumentItem", "000000");
            partner.set(
                    "Customer", "SH".equals(function) ? delivery.text("ShipToParty") : delivery.text("SoldToParty"));
        }
    }

    @Override
    public void created(Draft delivery) {
        if ("B".equals(delivery.text("TotalCreditCheckStatus"))) {
            block(delivery.values());
        }
        refreshOrders(items(entities, delivery.text("DeliveryDocument")));
    }

    private void block(ObjectNode delivery) {
        ObjectNode blocked = entities.initial(CreditOperations.BLOCKED_DELIVERIES);
        for (String taken : List.of(
                "DeliveryDocument",
                "SDDocumentCategory",
                "SalesOrganization",
                "ShippingPoint",
                "CreationDate",
                "CreatedByUser",
                "SoldToParty",
                "OverallSDProcessStatus",
                "OverallGoodsMovementStatus",
                "TotalCreditCheckStatus")) {
            blocked.set(taken, delivery.get(taken));
        }
        entities.put(CreditOperations.BLOCKED_DELIVERIES, blocked);
    }

    @Override
    public void changing(ObjectNode before, ObjectNode changes) {
        changes.put("LastChangeDate", Values.date(LocalDate.now(clock)));
        changes.put("LastChangedByUser", user);
    }

    @Override
    public void changed(ObjectNode delivery) {
        passVersion(entities, delivery);
    }

    @Override
    public void deleting(ObjectNode delivery) {
        if (!"A".equals(delivery.get("OverallGoodsMovementStatus").asText())) {
            throw SapError.refused("Goods issue was posted: reverse it before you delete the delivery.");
        }
    }

    private void refreshOrders(List<ObjectNode> items) {
        items.stream()
                .map(item -> item.get("ReferenceSDDocument").asText())
                .distinct()
                .forEach(orders::refresh);
    }

    static List<ObjectNode> items(Entities entities, String delivery) {
        return entities.where("A_OutbDeliveryItem", Map.of("DeliveryDocument", delivery));
    }

    /** Items have the version of their header. */
    static void passVersion(Entities entities, ObjectNode delivery) {
        for (ObjectNode item : items(entities, delivery.get("DeliveryDocument").asText())) {
            item.put("DeliveryVersion", delivery.get("DeliveryVersion").asText());
            entities.put("A_OutbDeliveryItem", item);
        }
    }
}
