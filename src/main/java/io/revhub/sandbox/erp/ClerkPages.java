package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Values;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a clerk sees, newest first. */
@RestController
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE + ";charset=utf-8")
class ClerkPages {

    private final Entities entities;
    private final Records records;

    ClerkPages(Entities entities, Records records) {
        this.entities = entities;
        this.records = records;
    }

    @GetMapping({"/", "/entries"})
    String entries() {
        Map<String, List<ObjectNode>> documents = new LinkedHashMap<>();
        for (ObjectNode item : newestFirst(entities.all(Ledger.ITEMS))) {
            documents.computeIfAbsent(document(item), d -> new ArrayList<>()).add(0, item);
        }
        List<List<String>> rows = documents.entrySet().stream()
                .map(d -> row(
                        d.getValue().get(0),
                        d.getKey(),
                        "AccountingDocumentType",
                        "PostingDate",
                        "DocumentReferenceID",
                        "AccountingDocumentHeaderText"))
                .toList();
        return new Html("Journal entries")
                .table(List.of("Document", "Type", "Posted", "Reference", "Text"), rows)
                .end();
    }

    private static String document(ObjectNode item) {
        String year = item.get("FiscalYear").asText();
        String company = item.get("CompanyCode").asText();
        String number = item.get("AccountingDocument").asText();
        return number + "|/entries/" + company + "/" + year + "/" + number;
    }

    @GetMapping("/entries/{company}/{year}/{number}")
    String entry(@PathVariable String company, @PathVariable String year, @PathVariable String number) {
        List<ObjectNode> items = entities.where(
                Ledger.ITEMS, Map.of("CompanyCode", company, "FiscalYear", year, "AccountingDocument", number));
        Html page = new Html("Journal entry " + number + " / " + company + " / " + year);
        items.stream()
                .findFirst()
                .ifPresent(first -> page.text(String.join(
                        ", ",
                        first.get("AccountingDocumentTypeName").asText(),
                        "posted " + shown(first, "PostingDate"),
                        "document date " + shown(first, "DocumentDate"),
                        "reference " + shown(first, "DocumentReferenceID"),
                        shown(first, "AccountingDocumentHeaderText"))));
        List<List<String>> rows = items.stream()
                .map(item -> row(
                        item,
                        shown(item, "AccountingDocumentItem"),
                        "DebitCreditCode",
                        "GLAccount",
                        "GLAccountName",
                        "Customer",
                        "CustomerName",
                        "AmountInTransactionCurrency",
                        "TransactionCurrency",
                        "TaxCode",
                        "NetDueDate",
                        "ClearingAccountingDocument",
                        "ClearingDate"))
                .toList();
        return page.table(
                        List.of(
                                "Item",
                                "S/H",
                                "Account",
                                "",
                                "Customer",
                                "",
                                "Amount",
                                "",
                                "Tax",
                                "Due",
                                "Cleared by",
                                "on"),
                        rows)
                .end();
    }

    @GetMapping("/partners")
    String partners() {
        return list(
                "Business partners",
                "A_BusinessPartner",
                "BusinessPartner",
                "BusinessPartnerFullName",
                "Customer",
                "BusinessPartnerGrouping",
                "BusinessPartnerIDByExtSystem",
                "CreationDate");
    }

    @GetMapping("/products")
    String products() {
        return list(
                "Products",
                "A_Product",
                "Product",
                "ProductType",
                "BaseUnit",
                "ProductGroup",
                "CreationDate",
                "IsMarkedForDeletion");
    }

    @GetMapping("/orders")
    String orders() {
        List<List<String>> rows = newestFirst(entities.all("A_SalesOrder")).stream()
                .map(order -> row(
                        order,
                        shown(order, "SalesOrder") + "|/orders/" + shown(order, "SalesOrder"),
                        "SalesOrderType",
                        "SoldToParty",
                        "PurchaseOrderByCustomer",
                        "SalesOrderDate",
                        "TotalNetAmount",
                        "TransactionCurrency"))
                .toList();
        return new Html("Sales orders")
                .table(List.of("Order", "Type", "Sold-to", "Customer's order", "Date", "Net", ""), rows)
                .end();
    }

    @GetMapping("/orders/{number}")
    String order(@PathVariable String number) {
        List<List<String>> rows = entities.where("A_SalesOrderItem", Map.of("SalesOrder", number)).stream()
                .map(item -> row(
                        item,
                        shown(item, "SalesOrderItem"),
                        "Material",
                        "SalesOrderItemText",
                        "RequestedQuantity",
                        "RequestedQuantityUnit",
                        "NetAmount",
                        "TransactionCurrency",
                        "SalesDocumentRjcnReason"))
                .toList();
        return new Html("Sales order " + number)
                .table(List.of("Item", "Material", "Text", "Quantity", "", "Net", "", "Rejected"), rows)
                .end();
    }

    @GetMapping("/messages")
    String messages() {
        List<List<String>> rows = newestFirst(records.all(ClearingApi.MONITOR)).stream()
                .map(message -> row(message, shown(message, "id"), "state", "note"))
                .toList();
        return new Html("Clearing messages")
                .table(List.of("Message", "State", "Outcome"), rows)
                .end();
    }

    private String list(String title, String set, String... fields) {
        List<List<String>> rows = newestFirst(entities.all(set)).stream()
                .map(entity ->
                        Arrays.stream(fields).map(field -> shown(entity, field)).toList())
                .toList();
        return new Html(title).table(List.of(fields), rows).end();
    }

    private static List<ObjectNode> newestFirst(List<ObjectNode> oldestFirst) {
        List<ObjectNode> reversed = new ArrayList<>(oldestFirst);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<String> row(ObjectNode entity, String first, String... fields) {
        List<String> row = new ArrayList<>(List.of(first));
        Arrays.stream(fields).forEach(field -> row.add(shown(entity, field)));
        return row;
    }

    private static String shown(ObjectNode entity, String field) {
        String value = entity.path(field).isNull() ? "" : entity.path(field).asText();
        if (!value.startsWith("/Date(")) {
            return value;
        }
        LocalDate date = Values.dateIn(entity.get(field));
        return date.toString();
    }
}
