package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A text in a mapping's output that {@code cut} has shortened, because the target does not take more.
 *
 * @param field where it stands in the output: to_Description/0/ProductDescription
 * @param kept how many characters are left
 * @param whole how many there were
 */
public record Cut(String field, int kept, int whole) {

    /** All of them, in the order of the output. A text that was worked on after it had been cut is not recognised. */
    public static List<Cut> in(JsonNode output) {
        List<Cut> found = new ArrayList<>();
        collect(output, "", found);
        return found;
    }

    private static void collect(JsonNode node, String path, List<Cut> found) {
        if (node instanceof CutText text) {
            String left = text.textValue();
            found.add(new Cut(path, left.codePointCount(0, left.length()), text.whole()));
        } else if (node.isObject()) {
            node.properties().forEach(field -> collect(field.getValue(), below(path, field.getKey()), found));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), below(path, String.valueOf(i)), found);
            }
        }
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }
}
