package io.revhub.sandbox.crm.soql;

import io.revhub.sandbox.crm.soql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into tokens. */
final class Lexer {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d))?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)*");
    private static final Pattern SYMBOL = Pattern.compile("<=|>=|!=|<>|[=<>(),:]");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        while (at < text.length()) {
            if (text.charAt(at) == '\'') {
                tokens.add(string());
            } else if (!skip(SPACE)) {
                take();
            }
        }
        tokens.add(new Token(Kind.END, "", text.length()));
        return tokens;
    }

    private boolean skip(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (matcher.lookingAt()) {
            at = matcher.end();
            return true;
        }
        return false;
    }

    private void take() {
        int start = at;
        Kind kind = skip(MOMENT)
                ? Kind.MOMENT
                : skip(NUMBER) ? Kind.NUMBER : skip(WORD) ? Kind.WORD : skip(SYMBOL) ? Kind.SYMBOL : null;
        if (kind == null) {
            throw new SoqlException(
                    text, at, "line 1:" + at + " no viable alternative at character '" + text.charAt(at) + "'");
        }
        tokens.add(new Token(kind, text.substring(start, at), start));
    }

    private Token string() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '\'') {
            value.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
            at++;
        }
        if (at >= text.length()) {
            throw new SoqlException(text, start, "line 1:" + start + " mismatched character '<EOF>' expecting '''");
        }
        at++;
        return new Token(Kind.STRING, value.toString(), start);
    }

    /** What stands for itself in LIKE keeps its backslash: {@code \%} and {@code \_}. */
    private String escaped() {
        at++;
        char c = at < text.length() ? text.charAt(at) : ' ';
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case '\'', '"', '\\' -> String.valueOf(c);
            case '%', '_' -> "\\" + c;
            default ->
                throw new SoqlException(
                        text,
                        at - 1,
                        "Invalid string literal. Illegal character sequence '\\" + c + "' in string literal.");
        };
    }
}
