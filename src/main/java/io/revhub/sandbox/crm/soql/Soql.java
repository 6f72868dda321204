package io.revhub.sandbox.crm.soql;

/** Reads SOQL. */
public final class Soql {

    private static final int CONTEXT = 40;

    private Soql() {}

    /** @throws SoqlException if the text is no SOQL */
    public static Query parse(String text) {
        return new Parser(new Tokens(text, new Lexer(text).tokens())).wholeQuery();
    }

    /** A message in Salesforce's form: the query around the offset, a caret below it, its row and column. */
    public static String pointAt(String text, int offset, String message) {
        int at = Math.min(offset, text.length());
        int row = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int lineStart = text.lastIndexOf('\n', at - 1) + 1;
        int lineEnd = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
        int from = Math.max(lineStart, at - CONTEXT);
        String excerpt = text.substring(from, Math.min(lineEnd, at + CONTEXT));
        return "\n" + excerpt + "\n" + " ".repeat(at - from) + "^\nERROR at Row:" + row + ":Column:"
                + (at - lineStart + 1) + "\n" + message;
    }
}
