package io.revhub.sandbox;

/**
 * One field by which records are sorted.
 *
 * @param field a field's name as in the records
 * @param kind how its values compare
 * @param nullsLast empty values come last instead of first
 */
public record Sorting(String field, Kind kind, boolean descending, boolean nullsLast) {

    /** How values compare. */
    public enum Kind {
        /** Code by code: ids, dates, stamps, flags. */
        EXACT,
        /** Whatever the case. */
        TEXT,
        NUMBER
    }

    /** @throws IllegalArgumentException if the field's name is not made of letters, digits and underscores */
    public Sorting {
        if (!field.matches("\\w+")) {
            throw new IllegalArgumentException("no field name: " + field);
        }
    }

    String sql() {
        String text = "(body ->> '" + field + "')";
        String value = switch (kind) {
            case EXACT -> text + " collate \"C\"";
            case TEXT -> "lower(" + text + ") collate \"C\"";
            case NUMBER -> text + "::numeric";
        };
        return value + (descending ? " desc" : " asc") + (nullsLast ? " nulls last" : " nulls first");
    }
}
