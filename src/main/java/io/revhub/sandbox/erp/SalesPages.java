package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders, deliveries and billing documents as a clerk sees them, with what can be done next. */
@RestController
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE + ";charset=utf-8")
class SalesPages {

    private static final Map<String, String> STATUS =
            Map.of("", "", "A", "open", "B", "in part", "C", "done", "D", "released");

    private final Entities entities;
    private final MasterData masterData;
    private final OrderStatus orderStatus;

    SalesPages(Entities entities, MasterData masterData, OrderStatus orderStatus) {
        this.entities = entities;
        this.masterData = masterData;
        this.orderStatus = orderStatus;
    }

    @GetMapping("/orders")
    String orders() {
        List<List<String>> rows = Rows.newestFirst(entities.all("A_SalesOrder")).stream()
                .map(order -> {
                    List<String> row = Rows.row(
                            order,
                            Rows.link(order, "SalesOrder", "/orders/"),
                            "SalesOrderType",
                            "SoldToParty",
                            "PurchaseOrderByCustomer",
                            "SalesOrderDate",
                            "TotalNetAmount",
                            "TransactionCurrency");
                    row.add(status(order, "OverallTotalDeliveryStatus"));
                    row.add(credit(order));
                    return row;
                })
                .toList();
        return new Html("Sales orders")
                .table(
                        List.of(
                                "Order",
                                "Type",
                                "Sold-to",
                                "Customer's order",
                                "Date",
                                "Net",
                                "",
                                "Delivered",
                                "Credit"),
                        rows)
                .end();
    }

    static String status(ObjectNode entity, String field) {
        return STATUS.getOrDefault(entity.get(field).asText(), entity.get(field).asText());
    }

    private static String credit(ObjectNode order) {
        return switch (order.get("TotalCreditCheckStatus").asText()) {
            case "A" -> "ok";
            case "B" -> "blocked";
            case "D" -> "released";
            default -> "";
        };
    }

    @GetMapping("/orders/{number}")
    String order(@PathVariable String number) {
        Html page = new Html("Sales order " + number);
        List<ObjectNode> items = entities.where("A_SalesOrderItem", Map.of("SalesOrder", number));
        page.table(
                List.of("Item", "Material", "Text", "Quantity", "", "Delivered", "Net", "", "Rejected"),
                items.stream().map(this::itemRow).toList());
        entities.find("A_SalesOrder", number).ifPresent(order -> actions(page, order, items));
        documents(page, items);
        return page.end();
    }

    private List<String> itemRow(ObjectNode item) {
        List<String> row = Rows.row(
                item,
                Rows.shown(item, "SalesOrderItem"),
                "Material",
                "SalesOrderItemText",
                "RequestedQuantity",
                "RequestedQuantityUnit");
        row.add(orderStatus.delivered(item).toPlainString());
        row.addAll(Rows.row(item, Rows.shown(item, "NetAmount"), "TransactionCurrency", "SalesDocumentRjcnReason"));
        return row;
    }

    private void actions(Html page, ObjectNode order, List<ObjectNode> items) {
        String address = "/orders/" + order.get("SalesOrder").asText();
        if (!credit(order).isEmpty()) {
            page.text("Credit check: " + credit(order) + ".");
        }
        if ("B".equals(order.get("TotalCreditCheckStatus").asText())) {
            page.form(address + "/release-credit", "Release credit block", Map.of());
            page.form(address + "/reject-credit", "Reject for credit reasons", Map.of());
            return;
        }
        Map<String, String> open = new LinkedHashMap<>();
        items.stream()
                .filter(item -> !OrderStatus.rejected(item)
                        && !item.get("DeliveryStatus").asText().isEmpty())
                .forEach(item -> {
                    BigDecimal left = Money.in(item, "RequestedQuantity").subtract(orderStatus.delivered(item));
                    if (left.signum() > 0) {
                        open.put(item.get("SalesOrderItem").asText(), left.toPlainString());
                    }
                });
        if (!open.isEmpty()) {
            page.form(address + "/deliver", "Create delivery", open);
        }
        if (masterData
                .billedSalesOrderTypes()
                .contains(order.get("SalesOrderType").asText())) {
            page.form(address + "/bill", "Bill", Map.of());
        }
    }

    private void documents(Html page, List<ObjectNode> items) {
        List<List<String>> rows = new ArrayList<>();
        for (ObjectNode item : items) {
            orderStatus
                    .deliveryItems(item)
                    .forEach(d -> rows.add(List.of(
                            "Delivery",
                            Rows.link(d, "DeliveryDocument", "/deliveries/"),
                            Rows.shown(d, "ActualDeliveryQuantity"))));
            orderStatus
                    .billingItems(item)
                    .forEach(b -> rows.add(List.of(
                            "Billing document",
                            Rows.link(b, "BillingDocument", "/billing-documents/"),
                            Rows.shown(b, "BillingQuantity"))));
        }
        page.heading("Follow-on documents")
                .table(
                        List.of("", "Document", "Quantity"),
                        rows.stream().distinct().toList());
    }

    @GetMapping("/deliveries")
    String deliveries() {
        List<List<String>> rows = Rows.newestFirst(entities.all("A_OutbDeliveryHeader")).stream()
                .map(delivery -> {
                    List<String> row = Rows.row(
                            delivery,
                            Rows.link(delivery, "DeliveryDocument", "/deliveries/"),
                            "ShipToParty",
                            "ShippingPoint",
                            "CreationDate",
                            "ActualGoodsMovementDate");
                    row.add(status(delivery, "OverallPickingStatus"));
                    row.add(status(delivery, "OverallGoodsMovementStatus"));
                    return row;
                })
                .toList();
        return new Html("Outbound deliveries")
                .table(
                        List.of(
                                "Delivery",
                                "Ship-to",
                                "Shipping point",
                                "Created",
                                "Goods issue on",
                                "Picked",
                                "Goods issue"),
                        rows)
                .end();
    }

    @GetMapping("/deliveries/{number}")
    String delivery(@PathVariable String number) {
        List<List<String>> rows = DeliveryRules.items(entities, number).stream()
                .map(item -> Rows.row(
                        item,
                        Rows.shown(item, "DeliveryDocumentItem"),
                        "Material",
                        "DeliveryDocumentItemText",
                        "ActualDeliveryQuantity",
                        "DeliveryQuantityUnit",
                        "ReferenceSDDocument",
                        "ReferenceSDDocumentItem"))
                .toList();
        Html page = new Html("Outbound delivery " + number)
                .table(List.of("Item", "Material", "Text", "Quantity", "", "Order", "Order item"), rows);
        entities.find("A_OutbDeliveryHeader", number).ifPresent(delivery -> {
            if ("C".equals(delivery.get("OverallGoodsMovementStatus").asText())) {
                page.text("Goods issue was posted on " + Rows.shown(delivery, "ActualGoodsMovementDate") + ".");
            } else {
                page.form("/deliveries/" + number + "/goods-issue", "Pick and post goods issue", Map.of());
            }
        });
        return page.end();
    }

    @GetMapping("/billing-documents")
    String billingDocuments() {
        List<List<String>> rows = Rows.newestFirst(entities.all("A_BillingDocument")).stream()
                .map(document -> Rows.row(
                        document,
                        Rows.link(document, "BillingDocument", "/billing-documents/"),
                        "BillingDocumentType",
                        "SoldToParty",
                        "PurchaseOrderByCustomer",
                        "BillingDocumentDate",
                        "TotalNetAmount",
                        "TotalGrossAmount",
                        "TransactionCurrency"))
                .toList();
        return new Html("Billing documents")
                .table(List.of("Document", "Type", "Sold-to", "Customer's order", "Date", "Net", "Gross", ""), rows)
                .end();
    }

    @GetMapping("/billing-documents/{number}")
    String billingDocument(@PathVariable String number) {
        List<List<String>> rows = entities.where("A_BillingDocumentItem", Map.of("BillingDocument", number)).stream()
                .map(item -> Rows.row(
                        item,
                        Rows.shown(item, "BillingDocumentItem"),
                        "Material",
                        "BillingDocumentItemText",
                        "BillingQuantity",
                        "BillingQuantityUnit",
                        "NetAmount",
                        "TaxAmount",
                        "TransactionCurrency"))
                .toList();
        Html page = new Html("Billing document " + number)
                .table(List.of("Item", "Material", "Text", "Quantity", "", "Net", "Tax", ""), rows);
        entities.find("A_BillingDocument", number)
                .ifPresent(document -> page.table(
                        List.of("Journal entry", "Cancels", "Cancelled"),
                        List.of(List.of(
                                Rows.shown(document, "AccountingDocument") + "|/entries/"
                                        + Rows.shown(document, "CompanyCode") + "/" + Rows.shown(document, "FiscalYear")
                                        + "/"
                                        + Rows.shown(document, "AccountingDocument"),
                                Rows.shown(document, "CancelledBillingDocument"),
                                document.get("BillingDocumentIsCancelled").booleanValue() ? "yes" : "no"))));
        return page.end();
    }
}
