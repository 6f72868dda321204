package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The markers in a mapping's output. */
public final class Markers {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode tree;

    private Markers(JsonNode tree) {
        this.tree = tree;
    }

    public static Markers in(JsonNode tree) {
        return new Markers(tree);
    }

    /** All of them, in the order of the output, repeats included. */
    public List<Marker> all() {
        List<Marker> found = new ArrayList<>();
        replaced(marker -> {
            found.add(marker);
            return NODES.nullNode();
        });
        return found;
    }

    /** A new tree with {@code answer} in the place of each marker; the old tree stays as it is. */
    public JsonNode replaced(Function<Marker, JsonNode> answer) {
        return replaced(tree, answer);
    }

    private static JsonNode replaced(JsonNode node, Function<Marker, JsonNode> answer) {
        Optional<Marker> marker = Marker.of(node);
        if (marker.isPresent()) {
            return answer.apply(marker.get());
        } else if (node.isObject()) {
            ObjectNode copy = NODES.objectNode();
            node.properties().forEach(f -> copy.set(f.getKey(), replaced(f.getValue(), answer)));
            return copy;
        } else if (node.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            node.forEach(element -> copy.add(replaced(element, answer)));
            return copy;
        }
        return node;
    }
}
