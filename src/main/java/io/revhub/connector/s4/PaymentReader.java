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
 * Reads what a bank statement has posted: the entry's {@code items}, the items of other entries that it has {@code cleared},
 * and the {@code entries} that it clears or pays in part. A record's id is {@code companyCode/fiscalYear/document}.
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
        List<ObjectNode> cleared = query(Map.of(
                        "CompanyCode", entry.companyCode(),
                        "ClearingDocFiscalYear", entry.fiscalYear(),
                        "ClearingAccountingDocument", entry.document()))
                .stream()
                .filter(item -> !Entry.ofItem(item).equals(entry))
                .toList();
        ObjectNode record = items.get(0).deepCopy();
        record.set("items", array(items));
        record.set("cleared", array(cleared));
        ArrayNode entries = record.putArray("entries");
        entries(items, cleared).forEach(entries::add);
        return record;
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
        List<ObjectNode> items =
                erp.query(SERVICE, SET, Query.filter(OData.allOf(fields)).select(FIELDS));
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
