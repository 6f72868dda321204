package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.JsonHttp;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How far the list of records was read: the position of the catch-up.
 *
 * @param count how many records have been seen
 * @param recent the ids of the last of them, which the next page begins with again
 * @param unfinished ids of those that were not final when seen: drafts, pending payments
 */
record Seen(int count, List<String> recent, Set<String> unfinished) {

    static final Seen NOTHING = new Seen(0, List.of(), Set.of());

    private static final int OVERLAP = 50;

    static Seen parse(String position) {
        JsonNode node = JsonHttp.json(position);
        return new Seen(
                node.path("count").intValue(),
                texts(node.path("recent")),
                new LinkedHashSet<>(texts(node.path("unfinished"))));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    String position() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("count", count);
        ArrayNode ids = node.putArray("recent");
        recent.forEach(ids::add);
        ArrayNode open = node.putArray("unfinished");
        unfinished.forEach(open::add);
        return node.toString();
    }

    int offset() {
        return count - recent.size();
    }

    /** What is seen after a page that began at {@link #offset}. */
    Seen after(List<String> ids, Set<String> open) {
        List<String> last = ids.subList(Math.max(0, ids.size() - OVERLAP), ids.size());
        return new Seen(offset() + ids.size(), List.copyOf(last), open);
    }
}
