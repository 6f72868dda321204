package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The kinds of sales documents: alike but for their names.
 *
 * @param key the field of the number, with which the names of the others begin
 * @param set the entity set of the header
 * @param conditions the end of the names of the sets with pricing elements
 * @param first what numbers begin with
 * @param category the SD document category
 */
record SalesDocument(String key, String set, String conditions, long first, String category) {

    static final SalesDocument ORDER = new SalesDocument("SalesOrder", "A_SalesOrder", "PrElement", 1, "C");
    static final SalesDocument QUOTATION =
            new SalesDocument("SalesQuotation", "A_SalesQuotation", "PrcgElmnt", 20_000_000, "B");
    static final SalesDocument CONTRACT =
            new SalesDocument("SalesContract", "A_SalesContract", "PrcgElmnt", 40_000_000, "G");

    String items() {
        return set + "Item";
    }

    String itemKey() {
        return key + "Item";
    }

    String itemConditions() {
        return items() + conditions;
    }

    String type() {
        return key + "Type";
    }

    String date() {
        return key + "Date";
    }

    String approvalReason() {
        return key + "ApprovalReason";
    }

    /** What finds a document's items, and what else has its number. */
    Map<String, String> of(ObjectNode header) {
        return Map.of(key, header.get(key).asText());
    }

    Map<String, String> ofItem(ObjectNode item) {
        return Map.of(
                key, item.get(key).asText(), itemKey(), item.get(itemKey()).asText());
    }
}
