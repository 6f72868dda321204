package io.revhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The documents that a mapping needs beside its own, found along fields that hold their ids: {@code order.contract} is the
 * contract of the order, {@code lines.product} the products of all lines; and against links: {@code order.payment(pays)} are
 * the payments that pay the order, as many as there are now. {@code account.contract[account]} are
 * the contracts of the account, by their field {@code account}. {@code money=order.payment(pays)} gives what is found a name of
 * its own.
 */
final class JoinedDocuments {

    private static final Pattern AGAINST_LINKS = Pattern.compile("([a-z-]+)\\(([a-z ]+)\\)");

    private static final Pattern OF_ACCOUNT = Pattern.compile("([a-z-]+)\\[account]");

    private final Documents documents;
    private final Links links;

    private record Named(String name, String path) {

        static Named of(String join) {
            int end = join.indexOf('=');
            String lastWord = join.substring(join.lastIndexOf('.') + 1).replaceFirst("[(\\[].*", "");
            return end < 0 ? new Named(lastWord, join) : new Named(join.substring(0, end), join.substring(end + 1));
        }
    }

    JoinedDocuments(Documents documents, Links links) {
        this.documents = documents;
        this.links = links;
    }

    /**
     * The documents by the name before the path, or its last word; with an {@code id} of their own; where the path goes over an array, an
     * object of them by id; what is found against links, or by the field account, is such an object, too. A field that is null or absent joins nothing.
     *
     * @param paths separated by commas; null or blank: none
     * @return empty if a document is named that the hub does not have yet
     */
    Optional<JsonNode> with(Document document, String paths) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        if (paths != null && !paths.isBlank()) {
            JsonNode body = withId(document);
            for (String join : paths.split(",")) {
                Named path = Named.of(join.strip());
                List<String> steps = List.of(path.path().split("\\."));
                Optional<JsonNode> joined = follow(body, steps);
                if (joined.isEmpty()) {
                    return Optional.empty();
                }
                found.set(path.name(), joined.get());
            }
        }
        return Optional.of(found);
    }

    private Optional<JsonNode> follow(JsonNode from, List<String> steps) {
        Matcher against = AGAINST_LINKS.matcher(steps.get(0));
        if (against.matches()) {
            return Optional.of(against(from, against.group(1), against.group(2), steps.subList(1, steps.size())));
        }
        Matcher ofAccount = OF_ACCOUNT.matcher(steps.get(0));
        if (ofAccount.matches() && steps.size() == 1) {
            return Optional.of(ofAccount(from, ofAccount.group(1)));
        }
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

    private ObjectNode against(JsonNode from, String type, String kind, List<String> rest) {
        ObjectNode byId = JsonNodeFactory.instance.objectNode();
        List<DocumentId> linking = links.linking(new DocumentId(from.path("id").asText()), type, kind);
        Map<DocumentId, Document> there = documents.find(linking);
        for (DocumentId id : linking) {
            JsonNode one = withId(there.get(id));
            if (rest.isEmpty()) {
                byId.set(id.value(), one);
            } else {
                follow(one, rest).filter(JsonNode::isObject).ifPresent(more -> byId.setAll((ObjectNode) more));
            }
        }
        return byId;
    }

    private ObjectNode ofAccount(JsonNode account, String type) {
        ObjectNode byId = JsonNodeFactory.instance.objectNode();
        documents
                .newestOf(new DocumentId(account.path("id").asText()), type, Integer.MAX_VALUE)
                .forEach(one -> byId.set(one.id().value(), withId(one)));
        return byId;
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
