package io.revhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The documents that a mapping needs beside its own, found along fields that hold their ids: {@code order.contract} is the
 * contract of the order, {@code lines.product} the products of all lines.
 */
final class JoinedDocuments {

    private final Documents documents;

    JoinedDocuments(Documents documents) {
        this.documents = documents;
    }

    /**
     * The documents by the last word of their path; with an {@code id} of their own; where the path goes over an array, an
     * object of them by id. A field that is null or absent joins nothing.
     *
     * @param paths separated by commas; null or blank: none
     * @return empty if a document is named that the hub does not have yet
     */
    Optional<JsonNode> with(ObjectNode body, String paths) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        if (paths != null && !paths.isBlank()) {
            for (String path : paths.split(",")) {
                List<String> steps = List.of(path.strip().split("\\."));
                Optional<JsonNode> joined = follow(body, steps);
                if (joined.isEmpty()) {
                    return Optional.empty();
                }
                found.set(steps.get(steps.size() - 1), joined.get());
            }
        }
        return Optional.of(found);
    }

    private Optional<JsonNode> follow(JsonNode from, List<String> steps) {
        JsonNode here = from.path(steps.get(0));
        List<String> rest = steps.subList(1, steps.size());
        if (here.isArray()) {
            return each(here, rest);
        }
        if (here.isMissingNode() || here.isNull()) {
            return Optional.of(JsonNodeFactory.instance.nullNode());
        }
        return document(here.asText()).flatMap(d -> rest.isEmpty() ? Optional.of(d) : follow(d, rest));
    }

    private Optional<JsonNode> each(JsonNode elements, List<String> rest) {
        List<String> ids = StreamSupport.stream(elements.spliterator(), false)
                .map(e -> rest.isEmpty() ? e : e.path(rest.get(0)))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .distinct()
                .toList();
        List<DocumentId> wanted = new ArrayList<>();
        ids.forEach(id -> wanted.add(new DocumentId(id)));
        Map<DocumentId, Document> there = documents.find(wanted);
        if (wanted.stream()
                .anyMatch(id -> !there.containsKey(id) || there.get(id).version() == 0)) {
            return Optional.empty();
        }
        ObjectNode byId = JsonNodeFactory.instance.objectNode();
        wanted.forEach(id -> byId.set(id.value(), withId(there.get(id))));
        return Optional.of(byId);
    }

    private Optional<JsonNode> document(String id) {
        return documents.find(new DocumentId(id)).filter(d -> d.version() > 0).map(JoinedDocuments::withId);
    }

    private static JsonNode withId(Document document) {
        return document.body().deepCopy().put("id", document.id().value());
    }
}
