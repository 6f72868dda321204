package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what a bank statement has posted: the entry's {@code items}, the items of other entries that it has {@code cleared}, or that
 * a clerk has cleared with it since, and the {@code entries} that it clears or pays in part. Where there are none, {@code
 * candidates} are what else is open on the customer's account, the oldest first, and {@code open} the entries of these.
 * A record's id is {@code companyCode/fiscalYear/document}.
 */
record PaymentReader(ODataClient erp) implements Reader {

    static final String TYPE = "BankEntry";
    static final String SERVICE = "API_OPLACCTGDOCITEMCUBE_SRV";
    static final String SET = "A_OperationalAcctgDocItemCube";

    private static final String FIELDS =
            "CompanyCode,FiscalYear,AccountingDocument,AccountingDocumentItem,AccountingDocumentType,PostingDate,"
                    + "DocumentReferenceID,AccountingDocumentHeaderText,DocumentItemText,AccountingDocCreatedByUser,"
                    + "Customer,GLAccount,DebitCreditCode,TaxCode,AccountingDocumentItemType,TransactionCurrency,"
                    + "AmountInTransactionCurrency,TaxBaseAmountInTransCrcy,IsReversal,IsReversed,IsCleared,"
                    + "ClearingAccountingDocument,ClearingDocFiscalYear,InvoiceReference,InvoiceReferenceFiscalYear";

    private static final int CANDIDATES = 5;

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        Map<String, JsonNode> records = new LinkedHashMap<>();
        try {
            for (String id : recordIds) {
                Entry entry = Entry.of(id);
                List<ObjectNode> items = query(Map.of(
                        "CompanyCode", entry.companyCode(),
                        "FiscalYear", entry.fiscalYear(),
                        "AccountingDocument", entry.document()));
                if (!items.isEmpty()) {
                    records.put(id, record(entry, items));
                }
            }
        } catch (CallFailed e) {
            throw new ReadFailed(e.getMessage(), e.retryAfter(), e);
        }
        return records;
    }

    private ObjectNode record(Entry entry, List<ObjectNode> items) {
        List<ObjectNode> cleared = cleared(entry, items);
        ObjectNode record = items.get(0).deepCopy();
        record.set("items", array(items));
        record.set("cleared", array(cleared));
        ArrayNode entries = record.putArray("entries");
        entries(items, cleared).forEach(entries::add);
        List<ObjectNode> candidates = entries.isEmpty() ? candidates(items) : List.of();
        record.set("candidates", array(candidates));
        ArrayNode open = record.putArray("open");
        candidates.forEach(item -> open.add(item.get("entry")));
        return record;
    }

    /** The items of other entries that went with this one: cleared by it, or by the clearing that has cleared it later. */
    private List<ObjectNode> cleared(Entry entry, List<ObjectNode> items) {
        Set<Entry> clearings = new LinkedHashSet<>(Set.of(entry));
        items.stream()
                .filter(item -> !item.path("Customer").asText().isEmpty())
                .filter(item -> item.path("IsCleared").asBoolean())
                .map(PaymentReader::clearing)
                .forEach(clearings::add);
        return clearings.stream()
                .flatMap(clearing -> query(Map.of(
                                "CompanyCode", clearing.companyCode(),
                                "ClearingDocFiscalYear", clearing.fiscalYear(),
                                "ClearingAccountingDocument", clearing.document()))
                        .stream())
                .filter(item -> !clearings.contains(Entry.ofItem(item)))
                .toList();
    }

    private static Entry clearing(ObjectNode item) {
        return new Entry(
                item.path("CompanyCode").asText(),
                item.path("ClearingDocFiscalYear").asText(),
                Values.external(item.path("ClearingAccountingDocument").asText()));
    }

    /** What the customer owes otherwise. */
    private List<ObjectNode> candidates(List<ObjectNode> items) {
        return items.stream()
                .filter(item -> !item.path("Customer").asText().isEmpty())
                .findFirst()
                .map(item -> named(erp.query(
                        SERVICE,
                        SET,
                        Query.filter("CompanyCode eq "
                                        + OData.text(item.path("CompanyCode").asText()) + " and Customer eq "
                                        + OData.text(item.path("Customer").asText())
                                        + " and IsCleared eq false and DebitCreditCode eq 'S'")
                                .select(FIELDS)
                                .orderBy("PostingDate,AccountingDocument")
                                .top(CANDIDATES))))
                .orElse(List.of());
    }

    private static Set<String> entries(List<ObjectNode> items, List<ObjectNode> cleared) {
        Set<String> entries = new LinkedHashSet<>();
        cleared.forEach(item -> entries.add(item.get("entry").asText()));
        for (ObjectNode item : items) {
            if (item.hasNonNull("paid")) {
                entries.add(item.get("paid").asText());
            }
        }
        return entries;
    }

    private static ArrayNode array(List<ObjectNode> items) {
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }

    private List<ObjectNode> query(Map<String, String> fields) {
        return named(erp.query(SERVICE, SET, Query.filter(OData.allOf(fields)).select(FIELDS)));
    }

    private static List<ObjectNode> named(List<ObjectNode> items) {
        items.forEach(PaymentReader::named);
        return items;
    }

    /** Says of an item which entry it belongs to, and which one it pays in part. */
    private static void named(ObjectNode item) {
        item.put("entry", Entry.ofItem(item).id());
        String invoice = item.path("InvoiceReference").asText("");
        item.put(
                "paid",
                invoice.isEmpty()
                        ? null
                        : new Entry(
                                        item.path("CompanyCode").asText(),
                                        item.path("InvoiceReferenceFiscalYear").asText(),
                                        Values.external(invoice))
                                .id());
    }
}
