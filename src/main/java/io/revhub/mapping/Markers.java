package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds and fills the markers in a mapping's output. */
public final class Markers {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Markers() {}

    /** All of them, in the order of the output, repeats included. */
    public static List<Marker> in(JsonNode tree) {
        List<Marker> found = new ArrayList<>();
        replace(tree, marker -> {
            found.add(marker);
            return NODES.nullNode();
        });
        return found;
    }

    /**
     * A new tree with {@code answer} in the place of each marker; a field or element that is answered by a missing node is left
     * out, and so is an object in a list that lacks a field of its own then: a partner function without the partner is none. The
     * old tree stays as it is.
     */
    public static JsonNode replace(JsonNode node, Function<Marker, JsonNode> answer) {
        Optional<Marker> marker = Marker.of(node);
        if (marker.isPresent()) {
            return answer.apply(marker.get());
        } else if (node.isObject()) {
            ObjectNode copy = NODES.objectNode();
            node.properties().forEach(f -> present(f.getValue(), answer).ifPresent(v -> copy.set(f.getKey(), v)));
            return copy;
        } else if (node.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            node.forEach(element -> present(element, answer)
                    .filter(one -> isWhole(one, element))
                    .ifPresent(copy::add));
            return copy;
        }
        return node;
    }

    private static boolean isWhole(JsonNode replaced, JsonNode element) {
        return Marker.of(element).isPresent() || replaced.size() == element.size();
    }

    private static Optional<JsonNode> present(JsonNode node, Function<Marker, JsonNode> answer) {
        return Optional.of(replace(node, answer)).filter(replaced -> !replaced.isMissingNode());
    }
}
