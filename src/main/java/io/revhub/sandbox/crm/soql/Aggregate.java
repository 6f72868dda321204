package io.revhub.sandbox.crm.soql;

/**
 * A function over many records.
 *
 * @param name under which the answer has its value: the alias, or expr0, expr1, ... in the order of the query
 */
public record Aggregate(Function function, FieldPath field, String name) {

    /** What can be said of many values. */
    public enum Function {
        COUNT,
        COUNT_DISTINCT,
        SUM,
        AVG,
        MIN,
        MAX
    }

    /** As ORDER BY and HAVING name it. */
    public String text() {
        return text(function, field);
    }

    static String text(Function function, FieldPath field) {
        return function + "(" + String.join(".", field.names()) + ")";
    }
}
