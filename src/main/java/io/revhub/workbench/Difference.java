package io.revhub.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A field that two forms have differently.
 *
 * @param field its place: lines[0].net
 * @param before its JSON; null: it was not there
 * @param after likewise
 */
public record Difference(String field, JsonNode before, JsonNode after) {

    /** All fields that differ, in the order of their names; none if the two are equal. Null: nothing at all. */
    public static List<Difference> between(JsonNode before, JsonNode after) {
        List<Difference> found = new ArrayList<>();
        compare("", orMissing(before), orMissing(after), found);
        return found;
    }

    private static void compare(String at, JsonNode before, JsonNode after, List<Difference> found) {
        if (before.isObject() && after.isObject()) {
            Set<String> names = new TreeSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(
                    name -> compare(at.isEmpty() ? name : at + "." + name, before.path(name), after.path(name), found));
        } else if (before.isArray() && after.isArray()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(at + "[" + i + "]", before.path(i), after.path(i), found);
            }
        } else if (!before.equals(after)) {
            found.add(new Difference(at, orNull(before), orNull(after)));
        }
    }

    private static JsonNode orMissing(JsonNode node) {
        return node == null || node.isNull() ? MissingNode.getInstance() : node;
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? null : node;
    }
}
