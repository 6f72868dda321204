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

/** Journal entries as a clerk sees them: the lines with debit (S) and credit (H), and what cleared them. */
@RestController
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE + ";charset=utf-8")
class EntryPages {

    private static final int DEBIT = 5;

    private final Entities entities;

    EntryPages(Entities entities) {
        this.entities = entities;
    }

    @GetMapping({"/", "/entries"})
    String entries() {
        Map<String, List<ObjectNode>> documents = new LinkedHashMap<>();
        for (ObjectNode item : Rows.newestFirst(entities.all(Ledger.ITEMS))) {
            documents.computeIfAbsent(document(item), d -> new ArrayList<>()).add(0, item);
        }
        List<List<String>> rows = documents.entrySet().stream()
                .map(d -> Rows.row(
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
                        "posted " + Rows.shown(first, "PostingDate"),
                        "document date " + Rows.shown(first, "DocumentDate"),
                        "reference " + Rows.shown(first, "DocumentReferenceID"),
                        Rows.shown(first, "AccountingDocumentHeaderText"))));
        List<List<String>> rows =
                new ArrayList<>(items.stream().map(EntryPages::line).toList());
        if (!items.isEmpty()) {
            rows.add(total(items));
        }
        return page.table(
                        List.of(
                                "Item",
                                "Account",
                                "",
                                "Customer",
                                "",
                                "Debit",
                                "Credit",
                                "",
                                "Tax",
                                "Due",
                                "Cleared by",
                                "on"),
                        rows)
                .end();
    }

    private static List<String> line(ObjectNode item) {
        List<String> line = new ArrayList<>(Rows.row(
                item,
                Rows.shown(item, "AccountingDocumentItem"),
                "GLAccount",
                "GLAccountName",
                "Customer",
                "CustomerName",
                "TransactionCurrency",
                "TaxCode",
                "NetDueDate",
                "ClearingAccountingDocument",
                "ClearingDate"));
        boolean debit = isDebit(item);
        line.add(DEBIT, debit ? amount(item).toPlainString() : "");
        line.add(DEBIT + 1, debit ? "" : amount(item).toPlainString());
        return line;
    }

    /** What stands on either side: the same, or the entry would not be there. */
    private static List<String> total(List<ObjectNode> items) {
        BigDecimal debit = BigDecimal.ZERO;
        BigDecimal credit = BigDecimal.ZERO;
        for (ObjectNode item : items) {
            debit = isDebit(item) ? debit.add(amount(item)) : debit;
            credit = isDebit(item) ? credit : credit.add(amount(item));
        }
        String currency = Rows.shown(items.get(0), "TransactionCurrency");
        return List.of(
                "", "Total", "", "", "", debit.toPlainString(), credit.toPlainString(), currency, "", "", "", "");
    }

    private static boolean isDebit(ObjectNode item) {
        return item.get("DebitCreditCode").asText().equals("S");
    }

    /** Without its sign, which the side tells. */
    private static BigDecimal amount(ObjectNode item) {
        return new BigDecimal(item.get("AmountInTransactionCurrency").asText()).abs();
    }
}
