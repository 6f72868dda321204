package io.revhub.connector.salesforce;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query of one object, to which a choice of records can be added.
 *
 * @param object what is queried
 */
record Soql(String object, String select, String where) {

    private static final Pattern FROM = Pattern.compile("(?i)\\bFROM\\s+(\\w+)");
    private static final Pattern WHERE = Pattern.compile("(?i)\\bWHERE\\b");
    private static final Pattern FURTHER =
            Pattern.compile("(?i)\\b(ORDER\\s+BY|GROUP\\s+BY|LIMIT|OFFSET|HAVING|ALL\\s+ROWS|FOR\\s+\\w+)\\b");

    /** @throws IllegalArgumentException if the query has more than SELECT, FROM and WHERE at its top level */
    static Soql parse(String text) {
        String outside = outside(text);
        Matcher from = FROM.matcher(outside);
        if (!from.find() || FURTHER.matcher(outside).find()) {
            throw new IllegalArgumentException(
                    "A query is SELECT ... FROM ..., perhaps with a WHERE; nothing may follow: " + text);
        }
        Matcher where = WHERE.matcher(outside);
        return where.find()
                ? new Soql(
                        from.group(1),
                        text.substring(0, where.start()),
                        text.substring(where.end()).strip())
                : new Soql(from.group(1), text, null);
    }

    /** The query limited to some records. */
    String of(Collection<String> ids) {
        return select.strip() + " WHERE " + (where == null ? "" : "(" + where + ") AND ") + "Id IN " + list(ids);
    }

    /** Values as they stand after IN. */
    static String list(Collection<String> values) {
        return values.stream()
                .map(value -> "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(",", "(", ")"));
    }

    /** The text with blanks in place of what stands in parentheses or quotes. */
    private static String outside(String text) {
        StringBuilder outside = new StringBuilder(text);
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' && (i == 0 || text.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            }
            depth += quoted || (c != '(' && c != ')') ? 0 : c == '(' ? 1 : -1;
            if (quoted || depth > 0 || c == ')') {
                outside.setCharAt(i, ' ');
            }
        }
        return outside.toString();
    }
}
