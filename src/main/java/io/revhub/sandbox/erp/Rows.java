package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Turns entities to rows of a page. */
final class Rows {

    private Rows() {}

    static List<ObjectNode> newestFirst(List<ObjectNode> oldestFirst) {
        List<ObjectNode> reversed = new ArrayList<>(oldestFirst);
        Collections.reverse(reversed);
        return reversed;
    }

    static List<String> row(ObjectNode entity, String first, String... fields) {
        List<String> row = new ArrayList<>(List.of(first));
        Arrays.stream(fields).forEach(field -> row.add(shown(entity, field)));
        return row;
    }

    /** A cell with a field's value, linked to the page at the address that it ends. */
    static String link(ObjectNode entity, String field, String address) {
        String value = shown(entity, field);
        return value + "|" + address + value;
    }

    static String shown(ObjectNode entity, String field) {
        String value = entity.path(field).isNull() ? "" : entity.path(field).asText();
        if (!value.startsWith("/Date(")) {
            return value;
        }
        return Values.dateIn(entity.get(field)).toString();
    }
}
