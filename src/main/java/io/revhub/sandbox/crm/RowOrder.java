package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.crm.soql.Ordering;
import java.util.Comparator;

/** One field of ORDER BY as a comparator. Empty values come first unless they are asked to come last. */
final class RowOrder implements Comparator<Row> {

    private final Reader reader;
    private final Column column;
    private final Ordering ordering;

    RowOrder(Reader reader, Column column, Ordering ordering) {
        this.reader = reader;
        this.column = column;
        this.ordering = ordering;
    }

    @Override
    public int compare(Row a, Row b) {
        JsonNode left = reader.value(a, column);
        JsonNode right = reader.value(b, column);
        if (left == null || right == null) {
            int nullsFirst = Boolean.compare(left != null, right != null);
            return ordering.nullsLast() ? -nullsFirst : nullsFirst;
        }
        int result = present(left, right);
        return ordering.descending() ? -result : result;
    }

    private int present(JsonNode left, JsonNode right) {
        if (left.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        if (left.isBoolean()) {
            return Boolean.compare(left.booleanValue(), right.booleanValue());
        }
        return column.field().type().isText()
                ? left.textValue().compareToIgnoreCase(right.textValue())
                : left.textValue().compareTo(right.textValue());
    }
}
