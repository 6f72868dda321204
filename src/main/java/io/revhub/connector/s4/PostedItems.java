package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What finance has posted, item by item (API_OPLACCTGDOCITEMCUBE_SRV). */
final class PostedItems {

    private static final String SERVICE = "API_OPLACCTGDOCITEMCUBE_SRV";
    private static final String SET = "A_OperationalAcctgDocItemCube";
    private static final String FIELDS =
            "CompanyCode,FiscalYear,AccountingDocument,AccountingDocumentItem,AccountingDocumentType,"
                    + "DocumentReferenceID,PostingDate,Customer,TransactionCurrency,AmountInTransactionCurrency,IsReversal,IsCleared,"
                    + "ClearingAccountingDocument,ClearingDocFiscalYear";

    private final ODataClient erp;

    PostedItems(ODataClient erp) {
        this.erp = erp;
    }

    /** The items of the entries with this reference; those that only take another one back are left out. */
    List<ObjectNode> withReference(String companyCode, String reference) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CompanyCode", companyCode);
        fields.put("DocumentReferenceID", reference);
        return query(OData.allOf(fields)).stream()
                .filter(item -> item.path("DocumentReferenceID").asText().equals(reference))
                .filter(item -> !item.path("IsReversal").asBoolean())
                .toList();
    }

    /** The items of these entries that stand on the customer's account. */
    List<ObjectNode> ofCustomer(String customer, Collection<Entry> entries) {
        String any = entries.stream().map(PostedItems::filter).collect(Collectors.joining(" or ", "(", ")"));
        return query("Customer eq " + OData.text(customer) + " and " + any);
    }

    private List<ObjectNode> query(String filter) {
        return erp.query(SERVICE, SET, Query.filter(filter).select(FIELDS));
    }

    private static String filter(Entry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CompanyCode", entry.companyCode());
        fields.put("FiscalYear", entry.fiscalYear());
        fields.put("AccountingDocument", entry.document());
        return "(" + OData.allOf(fields) + ")";
    }
}
