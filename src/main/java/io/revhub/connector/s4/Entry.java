package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;

/** Where a journal entry stands in the ERP; document without leading zeros. */
record Entry(String companyCode, String fiscalYear, String document) {

    /** @throws IllegalArgumentException if it has not the form {@code companyCode/fiscalYear/document} */
    static Entry of(String id) {
        String[] parts = id.split("/");
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a journal entry's id: " + id);
        }
        return new Entry(parts[0], parts[1], Values.external(parts[2]));
    }

    /** The entry that an item of the ledger belongs to. */
    static Entry ofItem(JsonNode item) {
        return new Entry(
                item.path("CompanyCode").asText(),
                item.path("FiscalYear").asText(),
                Values.external(item.path("AccountingDocument").asText()));
    }

    String id() {
        return companyCode + "/" + fiscalYear + "/" + document;
    }
}
