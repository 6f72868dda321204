package io.revhub.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.desk.DocumentView.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** The values of a canonical form by their path, as texts. */
record Leaves(Map<String, String> byPath) {

    static Leaves of(JsonNode tree) {
        Map<String, String> leaves = new TreeMap<>();
        collect(tree, "", leaves);
        return new Leaves(leaves);
    }

    /** A value as one text; null for null. */
    static String text(JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    List<Difference> since(Leaves before) {
        TreeSet<String> paths = new TreeSet<>(byPath.keySet());
        paths.addAll(before.byPath.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String path : paths) {
            if (!Objects.equals(byPath.get(path), before.byPath.get(path))) {
                differences.add(new Difference(path, before.byPath.get(path), byPath.get(path)));
            }
        }
        return differences;
    }

    private static void collect(JsonNode node, String path, Map<String, String> leaves) {
        if (node.isObject()) {
            node.properties()
                    .forEach(f -> collect(f.getValue(), path.isEmpty() ? f.getKey() : path + "." + f.getKey(), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "[" + i + "]", leaves);
            }
        } else {
            leaves.put(path, text(node));
        }
    }
}
