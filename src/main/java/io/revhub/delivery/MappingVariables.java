package io.revhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.revhub.document.Document;
import io.revhub.document.PaperLinks;
import java.util.Map;
import java.util.Set;

/**
 * What mappings of documents can see beside the document: {@code $hub} (id, key, version, deleted, paper: the customer's
 * link to it, null where there are none, and parts: the names of the parts that are in the target system or that others wait for there), {@code $today} (the business date
 * in the selling company's zone), {@code $closed} (the last one that has come to its end) and {@code $with} (the documents that the route joins).
 */
record MappingVariables(BusinessDay day, PaperLinks papers) {

    Map<String, JsonNode> of(Document document, JsonNode with) {
        return of(document, document.deleted(), Set.of(), with);
    }

    /** @param deleted whether it is, or was, to be seen as a tombstone */
    Map<String, JsonNode> of(Document document, boolean deleted, Set<String> parts, JsonNode with) {
        ObjectNode hub = JsonNodeFactory.instance.objectNode();
        hub.put("id", document.id().value());
        hub.put("key", document.id().key());
        hub.put("version", document.version());
        hub.put("deleted", deleted);
        hub.put("paper", papers.of(document.id()).orElse(null));
        ArrayNode names = hub.putArray("parts");
        parts.stream().filter(part -> !part.isEmpty()).sorted().forEach(names::add);
        return Map.of(
                "hub",
                hub,
                "with",
                with,
                "today",
                TextNode.valueOf(day.today().toString()),
                "closed",
                TextNode.valueOf(day.closed().toString()));
    }
}
