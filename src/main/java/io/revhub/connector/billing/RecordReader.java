package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.intake.Reader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads accounts, invoices or payments one by one. The text in {@code itemDetails} becomes the object that it holds.
 *
 * @param path of the records: /accounts, /invoices, /invoicePayments
 */
record RecordReader(KillBill killBill, String path) implements Reader {

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (String id : recordIds) {
            killBill.read(path + "/" + id).ifPresent(record -> found.put(id, readable(record)));
        }
        return found;
    }

    private static JsonNode readable(JsonNode record) {
        for (JsonNode item : record.path("items")) {
            JsonNode details = ChargeForm.details(item);
            if (details.isObject()) {
                ((ObjectNode) item).set("itemDetails", details);
            }
        }
        return record;
    }
}
