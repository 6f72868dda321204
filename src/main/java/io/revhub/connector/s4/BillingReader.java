package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.ODataClient;
import io.revhub.intake.Reader;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads billing documents with their items; {@code SalesOrders} are the orders that they bill, {@code JournalEntry} is the
 * entry that the ERP has posted, null as long as it has not.
 */
final class BillingReader implements Reader {

    private static final String ITEMS = "to_Item";

    private final S4Reader reader;

    BillingReader(ODataClient erp) {
        this.reader =
                new S4Reader(erp, "API_BILLING_DOCUMENT_SRV", "A_BillingDocument", List.of("BillingDocument"), ITEMS);
    }

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        Map<String, JsonNode> documents = reader.read(recordIds);
        documents.values().forEach(document -> complete((ObjectNode) document));
        return documents;
    }

    private static void complete(ObjectNode document) {
        Set<String> orders = new LinkedHashSet<>();
        document.path(ITEMS)
                .path("results")
                .forEach(item ->
                        orders.add(Values.external(item.path("SalesDocument").asText())));
        orders.remove("");
        ArrayNode named = document.putArray("SalesOrders");
        orders.forEach(named::add);
        boolean posted = !document.path("AccountingDocument").asText().isEmpty();
        document.put("JournalEntry", posted ? Entry.ofItem(document).id() : null);
    }
}
