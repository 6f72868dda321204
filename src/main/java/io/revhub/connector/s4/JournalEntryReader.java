package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads journal entries as they stand in the ledger: the header's fields, its {@code items}, and {@code open}, what is not
 * cleared on the customer's account of them and of items elsewhere that refer to it (a partial payment, what is left of it).
 * Items of another entry of its type that somebody posted under the same reference, and nobody reversed, are among its items:
 * what was posted twice is seen. Amounts are signed, credits negative. A record's id is {@code companyCode/fiscalYear/document}.
 */
record JournalEntryReader(ODataClient erp) implements Reader {

    private static final String FIELDS = "CompanyCode,FiscalYear,AccountingDocument,AccountingDocumentItem,"
            + "AccountingDocumentType,DocumentReferenceID,PostingDate,Customer,GLAccount,TransactionCurrency,"
            + "AmountInTransactionCurrency,IsReversed,IsReversal,IsCleared";

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        Map<String, JsonNode> records = new LinkedHashMap<>();
        try {
            for (String id : recordIds) {
                Entry entry = Entry.of(id);
                List<ObjectNode> items = query(entry, "FiscalYear", "AccountingDocument");
                if (!items.isEmpty()) {
                    List<ObjectNode> referring = query(entry, "InvoiceReferenceFiscalYear", "InvoiceReference");
                    items.addAll(postedAgain(entry, items.get(0)));
                    records.put(id, record(items, referring));
                }
            }
        } catch (CallFailed e) {
            throw new ReadFailed(e.getMessage(), e.retryAfter(), e);
        }
        return records;
    }

    private static ObjectNode record(List<ObjectNode> items, List<ObjectNode> referring) {
        ObjectNode record = items.get(0).deepCopy();
        ArrayNode all = record.putArray("items");
        items.forEach(all::add);
        ArrayNode open = record.putArray("open");
        Stream.concat(items.stream(), referring.stream())
                .filter(item -> !item.path("Customer").asText().isEmpty())
                .filter(item -> !item.path("IsCleared").asBoolean())
                .forEach(open::add);
        return record;
    }

    private List<ObjectNode> postedAgain(Entry entry, ObjectNode header) {
        String reference = header.path("DocumentReferenceID").asText();
        if (reference.isEmpty()) {
            return List.of();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CompanyCode", entry.companyCode());
        fields.put("DocumentReferenceID", reference);
        fields.put(
                "AccountingDocumentType", header.path("AccountingDocumentType").asText());
        return query(fields).stream()
                .filter(item -> !Entry.ofItem(item).equals(entry))
                .filter(item -> !item.path("IsReversed").asBoolean()
                        && !item.path("IsReversal").asBoolean())
                .toList();
    }

    private List<ObjectNode> query(Entry entry, String year, String document) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CompanyCode", entry.companyCode());
        fields.put(year, entry.fiscalYear());
        fields.put(document, entry.document());
        return query(fields);
    }

    private List<ObjectNode> query(Map<String, String> fields) {
        List<ObjectNode> items = erp.query(
                PaymentReader.SERVICE,
                PaymentReader.SET,
                Query.filter(OData.allOf(fields)).select(FIELDS));
        items.forEach(item -> {
            item.put("GLAccount", Values.external(item.path("GLAccount").asText()));
            item.put(
                    "id",
                    Entry.ofItem(item).id() + "/"
                            + item.path("AccountingDocumentItem").asText());
        });
        return items;
    }
}
