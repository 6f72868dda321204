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
 * Amounts are signed, credits negative. A record's id is {@code companyCode/fiscalYear/document}.
 */
record JournalEntryReader(ODataClient erp) implements Reader {

    private static final String FIELDS = "CompanyCode,FiscalYear,AccountingDocument,AccountingDocumentItem,"
            + "AccountingDocumentType,DocumentReferenceID,PostingDate,Customer,GLAccount,TransactionCurrency,"
            + "AmountInTransactionCurrency,IsReversed,IsCleared";

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        Map<String, JsonNode> records = new LinkedHashMap<>();
        try {
            for (String id : recordIds) {
                Entry entry = Entry.of(id);
                List<ObjectNode> items = query(entry, "FiscalYear", "AccountingDocument");
                if (!items.isEmpty()) {
                    records.put(id, record(items, query(entry, "InvoiceReferenceFiscalYear", "InvoiceReference")));
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

    private List<ObjectNode> query(Entry entry, String year, String document) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CompanyCode", entry.companyCode());
        fields.put(year, entry.fiscalYear());
        fields.put(document, entry.document());
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
