package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.SapError;
import io.revhub.sandbox.erp.odata.Values;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Bills orders of the types that the ERP invoices: deliveries whose goods are issued, and services. Each billing document is
 * posted to the books in the same transaction. Assumptions: services count as rendered when a clerk bills the order; tax
 * is that of the product in the selling company's country, rounded by item.
 */
final class Billing {

    private static final long FIRST_NUMBER = 90_000_000;

    private final Entities entities;
    private final MasterData masterData;
    private final OrderStatus orders;
    private final BillingEntry entry;
    private final Clock clock;

    /** What is to be billed of an order's item. */
    private record Due(ObjectNode ordered, ObjectNode delivered, BigDecimal quantity) {}

    Billing(Entities entities, MasterData masterData, OrderStatus orders, BillingEntry entry, Clock clock) {
        this.entities = entities;
        this.masterData = masterData;
        this.orders = orders;
        this.entry = entry;
        this.clock = clock;
    }

    /** Bills what is due of an order and returns the number of the billing document. */
    String bill(String number) {
        return entities.together(() -> {
            ObjectNode order = billable(number);
            List<Due> due = due(number);
            if (due.isEmpty()) {
                throw SapError.refused("Nothing of sales order " + number + " can be billed yet.");
            }
            ObjectNode document = document(order);
            int position = 10;
            List<ObjectNode> items = new ArrayList<>();
            for (Due line : due) {
                items.add(item(document, line, position));
                position += 10;
            }
            post(document, items);
            due.forEach(this::markDelivery);
            orders.refresh(number);
            return document.get("BillingDocument").asText();
        });
    }

    private ObjectNode billable(String number) {
        ObjectNode order = entities.find("A_SalesOrder", number)
                .orElseThrow(() -> SapError.refused("Sales order " + number + " does not exist."));
        if (!masterData
                .billedSalesOrderTypes()
                .contains(order.get("SalesOrderType").asText())) {
            throw SapError.refused(
                    "Orders of type " + order.get("SalesOrderType").asText() + " are not billed here.");
        }
        if (!order.get("HeaderBillingBlockReason").asText().isEmpty()) {
            throw SapError.refused("Sales order " + number + " has a billing block.");
        }
        return order;
    }

    private List<Due> due(String number) {
        List<Due> due = new ArrayList<>();
        for (ObjectNode ordered : entities.where("A_SalesOrderItem", Map.of("SalesOrder", number))) {
            if (List.of("A", "B")
                    .contains(ordered.get("OrderRelatedBillingStatus").asText())) {
                due.add(new Due(
                        ordered, null, Money.in(ordered, "RequestedQuantity").subtract(orders.billed(ordered))));
            }
            orders.deliveryItems(ordered).stream()
                    .filter(item -> "C".equals(item.get("GoodsMovementStatus").asText()))
                    .filter(item ->
                            "A".equals(item.get("DeliveryRelatedBillingStatus").asText()))
                    .forEach(item -> due.add(new Due(ordered, item, Money.in(item, "ActualDeliveryQuantity"))));
        }
        return due;
    }

    private ObjectNode document(ObjectNode order) {
        ObjectNode document = entities.initial("A_BillingDocument");
        String today = Values.date(LocalDate.now(clock));
        document.put("BillingDocument", Long.toString(FIRST_NUMBER + entities.next("BillingDocument") - 1))
                .put("BillingDocumentType", "F2")
                .put("SDDocumentCategory", "M")
                .put("BillingDocumentCategory", "L")
                .put("CreationDate", today)
                .put("BillingDocumentDate", today)
                .put("Division", order.get("OrganizationDivision").asText())
                .put("PayerParty", new PartnerFunctions(entities).of(order, "PY"))
                .put("CompanyCode", companyCode(order))
                .put("OverallBillingStatus", "C");
        for (String taken : List.of(
                "SalesOrganization",
                "DistributionChannel",
                "SoldToParty",
                "TransactionCurrency",
                "CustomerPaymentTerms",
                "PurchaseOrderByCustomer",
                "IncotermsClassification",
                "IncotermsLocation1",
                "ShippingCondition")) {
            document.set(taken, order.get(taken));
        }
        return document;
    }

    private String companyCode(ObjectNode order) {
        return masterData
                .salesArea(
                        order.get("SalesOrganization").asText(),
                        order.get("DistributionChannel").asText(),
                        order.get("OrganizationDivision").asText())
                .orElseThrow()
                .companyCode();
    }

    private ObjectNode item(ObjectNode document, Due due, int position) {
        ObjectNode item = entities.initial("A_BillingDocumentItem");
        ObjectNode ordered = due.ordered();
        String currency = document.get("TransactionCurrency").asText();
        BigDecimal net = net(due, currency);
        BigDecimal tax = entry.tax(ordered.get("Material").asText(), net, currency);
        boolean delivered = due.delivered() != null;
        item.set("BillingDocument", document.get("BillingDocument"));
        item.put("BillingDocumentItem", Quantity.padded(Integer.toString(position)))
                .put("BillingQuantity", Quantity.text(due.quantity()))
                .put("BillingQuantityInBaseUnit", Quantity.text(due.quantity()))
                .put("BillingQuantityUnit", ordered.get("RequestedQuantityUnit").asText())
                .put("BaseUnit", ordered.get("RequestedQuantityUnit").asText())
                .put("Material", ordered.get("Material").asText())
                .put(
                        "BillingDocumentItemText",
                        ordered.get("SalesOrderItemText").asText())
                .put(
                        "SalesDocumentItemCategory",
                        ordered.get("SalesOrderItemCategory").asText())
                .put("NetAmount", net.toPlainString())
                .put("TaxAmount", tax.toPlainString())
                .put("GrossAmount", net.add(tax).toPlainString())
                .put("TransactionCurrency", currency)
                .put("SalesDocument", ordered.get("SalesOrder").asText())
                .put(
                        "SalesDocumentItem",
                        Quantity.padded(ordered.get("SalesOrderItem").asText()))
                .put("SalesSDDocumentCategory", "C")
                .put("ReferenceSDDocumentCategory", delivered ? "J" : "C");
        ObjectNode reference = delivered ? due.delivered() : item;
        item.set("ReferenceSDDocument", reference.get(delivered ? "DeliveryDocument" : "SalesDocument"));
        item.set("ReferenceSDDocumentItem", reference.get(delivered ? "DeliveryDocumentItem" : "SalesDocumentItem"));
        entities.put("A_BillingDocumentItem", item);
        return item;
    }

    /** Its share of the ordered amount, so that all partial bills together are the whole to the cent. */
    private BigDecimal net(Due due, String currency) {
        List<ObjectNode> before = orders.billingItems(due.ordered());
        BigDecimal billedTo = Quantity.sum(before, "BillingQuantity").add(due.quantity());
        BigDecimal target = Money.in(due.ordered(), "NetAmount").multiply(billedTo);
        BigDecimal ordered = Money.in(due.ordered(), "RequestedQuantity");
        return Money.rounded(target.divide(ordered, MathContext.DECIMAL128), currency)
                .subtract(Quantity.sum(before, "NetAmount"));
    }

    private void post(ObjectNode document, List<ObjectNode> items) {
        String currency = document.get("TransactionCurrency").asText();
        for (String[] total : new String[][] {
            {"TotalNetAmount", "NetAmount"}, {"TaxAmount", "TaxAmount"}, {"TotalGrossAmount", "GrossAmount"}
        }) {
            document.put(
                    total[0],
                    Money.rounded(Quantity.sum(items, total[1]), currency).toPlainString());
        }
        Ledger.Document posted = entry.post(document, items);
        document.put("AccountingDocument", posted.number())
                .put("FiscalYear", posted.fiscalYear())
                .put("AccountingPostingStatus", "C")
                .put("AccountingTransferStatus", "C")
                .put("OverallSDProcessStatus", "C");
        entities.put("A_BillingDocument", document);
    }

    private void markDelivery(Due due) {
        if (due.delivered() != null) {
            mark(due.delivered(), "C");
        }
    }

    private void mark(ObjectNode deliveryItem, String status) {
        String number = deliveryItem.get("DeliveryDocument").asText();
        deliveryItem.put("DeliveryRelatedBillingStatus", status);
        DeliveryStatus.process(deliveryItem);
        entities.put("A_OutbDeliveryItem", deliveryItem);
        ObjectNode delivery = entities.find("A_OutbDeliveryHeader", number).orElseThrow();
        DeliveryStatus.overall(delivery, DeliveryRules.items(entities, number));
        entities.put("A_OutbDeliveryHeader", delivery);
        DeliveryRules.passVersion(entities, delivery);
    }

    /** Cancels a billing document by another one, books included, and returns that one's number. */
    String cancel(String number) {
        return entities.together(() -> {
            ObjectNode document = cancellable(number);
            List<ObjectNode> items = entities.where("A_BillingDocumentItem", Map.of("BillingDocument", number));
            ObjectNode cancellation = document.deepCopy();
            cancellation.remove("_stamp");
            String today = Values.date(LocalDate.now(clock));
            cancellation
                    .put("BillingDocument", Long.toString(FIRST_NUMBER + entities.next("BillingDocument") - 1))
                    .put("BillingDocumentType", "S1")
                    .put("SDDocumentCategory", "N")
                    .put("CancelledBillingDocument", number)
                    .put("BillingDocumentDate", today)
                    .put("CreationDate", today);
            post(cancellation, copies(items, cancellation));
            document.put("BillingDocumentIsCancelled", true).put("LastChangeDate", today);
            entities.put("A_BillingDocument", document);
            reopen(items);
            return cancellation.get("BillingDocument").asText();
        });
    }

    private ObjectNode cancellable(String number) {
        ObjectNode document = entities.find("A_BillingDocument", number)
                .orElseThrow(() -> SapError.refused("Billing document " + number + " does not exist."));
        if (document.get("BillingDocumentIsCancelled").booleanValue()) {
            throw SapError.refused("Billing document " + number + " is cancelled already.");
        }
        if (!document.get("CancelledBillingDocument").asText().isEmpty()) {
            throw SapError.refused("Billing document " + number + " is a cancellation itself.");
        }
        if (entry.isCleared(document)) {
            throw SapError.refused("Billing document " + number + " has been paid: reset the clearing first.");
        }
        return document;
    }

    private List<ObjectNode> copies(List<ObjectNode> items, ObjectNode cancellation) {
        List<ObjectNode> copies = new ArrayList<>();
        for (ObjectNode item : items) {
            ObjectNode copy = item.deepCopy();
            copy.set("BillingDocument", cancellation.get("BillingDocument"));
            entities.put("A_BillingDocumentItem", copy);
            copies.add(copy);
        }
        return copies;
    }

    private void reopen(List<ObjectNode> items) {
        for (ObjectNode item : items) {
            entities.find(
                            "A_OutbDeliveryItem",
                            item.get("ReferenceSDDocument").asText(),
                            item.get("ReferenceSDDocumentItem").asText())
                    .ifPresent(delivered -> mark(delivered, "A"));
        }
        items.stream()
                .map(item -> item.get("SalesDocument").asText())
                .distinct()
                .forEach(orders::refresh);
    }
}
