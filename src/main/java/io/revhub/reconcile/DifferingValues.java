package io.revhub.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Two values that differ, in words. Of lines or prices only what differs in each is told: {@code 10: net 629.91, quantity 2}.
 *
 * @param hub null: it has none
 * @param system null: it has none
 */
record DifferingValues(String hub, String system) {

    private static final List<String> KEYS = List.of("line", "item", "currency");
    private static final int MOST = 2000;

    static DifferingValues of(JsonNode hub, JsonNode system) {
        if (hub == null || system == null || !hub.isArray() || !system.isArray()) {
            return new DifferingValues(text(hub), text(system));
        }
        Map<String, JsonNode> ours = byKey(hub);
        Map<String, JsonNode> theirs = byKey(system);
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        Stream.concat(ours.keySet().stream(), theirs.keySet().stream())
                .distinct()
                .filter(key -> !there(ours, key).equals(there(theirs, key)))
                .forEach(key -> {
                    left.add(key + ": " + apart(there(ours, key), there(theirs, key)));
                    right.add(key + ": " + apart(there(theirs, key), there(ours, key)));
                });
        // the same elements in another order
        return left.isEmpty()
                ? new DifferingValues(text(hub), text(system))
                : new DifferingValues(cut(String.join("; ", left)), cut(String.join("; ", right)));
    }

    /** What one element has that the other has otherwise. */
    private static String apart(JsonNode element, JsonNode other) {
        if (element.isMissingNode()) {
            return "-";
        }
        if (!element.isObject()) {
            return text(element);
        }
        List<String> parts = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        Stream.of(element, other).forEach(one -> one.fieldNames().forEachRemaining(names::add));
        names.stream()
                .filter(name -> !element.path(name).equals(other.path(name)))
                .filter(name -> !KEYS.contains(name))
                .forEach(name -> parts.add(name + " " + (element.hasNonNull(name) ? text(element.get(name)) : "-")));
        return String.join(", ", parts);
    }

    private static JsonNode there(Map<String, JsonNode> elements, String key) {
        return elements.getOrDefault(key, MissingNode.getInstance());
    }

    private static Map<String, JsonNode> byKey(JsonNode elements) {
        Map<String, JsonNode> byKey = new LinkedHashMap<>();
        for (JsonNode element : elements) {
            String key = KEYS.stream()
                    .filter(element::hasNonNull)
                    .findFirst()
                    .map(name -> element.get(name).asText())
                    .orElse("");
            boolean alone = !key.isEmpty() && !byKey.containsKey(key);
            byKey.put(alone ? key : String.valueOf(byKey.size() + 1), element);
        }
        return byKey;
    }

    private static String text(JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return cut(value.isTextual() ? value.textValue() : value.toString());
    }

    private static String cut(String text) {
        return text.length() > MOST ? text.substring(0, MOST) : text;
    }
}
