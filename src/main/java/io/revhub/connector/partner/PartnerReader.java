package io.revhub.connector.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.intake.Reader;
import java.util.Collection;
import java.util.Map;

/** Reads stored orders; each line with what the hub knows of its product, under {@code of}. */
record PartnerReader(PartnerOrders orders, Documents documents) implements Reader {

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        Map<String, JsonNode> found = orders.find(recordIds);
        found.values()
                .forEach(order -> order.path("lines")
                        .forEach(line -> documents
                                .find(new DocumentId(line.path("product").asText()))
                                .map(Document::body)
                                .ifPresent(product -> ((ObjectNode) line).set("of", product))));
        return found;
    }
}
