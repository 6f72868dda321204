package io.revhub.sandbox.crm.soql;

import java.util.Arrays;
import java.util.List;

/** The tokens of a query, read from left to right. */
final class Tokens {

    private final String text;
    private final List<Token> tokens;
    private int next;

    Tokens(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token peekThird() {
        return tokens.get(Math.min(next + 2, tokens.size() - 1));
    }

    /** A field, what is asked of its date, or a function over many records, which is named by what is written. */
    FieldPath fieldOrFunction() {
        if (!peekSecond().is("(") || DateFunction.named(peek()).isPresent()) {
            return fieldOrDate();
        }
        int at = peek().at();
        Aggregate.Function function = function();
        return new FieldPath(List.of(Aggregate.text(function, argument())), at);
    }

    /** A field, or what is asked of its date. */
    FieldPath fieldOrDate() {
        Token word = expect(Token.Kind.WORD);
        if (!peek().is("(")) {
            return FieldPath.of(word);
        }
        DateFunction asked = DateFunction.named(word).orElseThrow(this::unexpected);
        boolean converted = peekSecond().is("convertTimezone");
        if (converted) {
            take();
            take();
        }
        FieldPath field = argument();
        if (converted) {
            expect(")");
        }
        return field.by(asked);
    }

    Aggregate.Function function() {
        Token word = peek();
        Aggregate.Function function = Arrays.stream(Aggregate.Function.values())
                .filter(f -> word.is(f.name()))
                .findFirst()
                .orElseThrow(() -> unexpected("unexpected token: " + word.shown()));
        take();
        return function;
    }

    FieldPath argument() {
        expect("(");
        FieldPath field = FieldPath.of(expect(Token.Kind.WORD));
        expect(")");
        return field;
    }

    Token take() {
        Token token = peek();
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    /** Takes the next token if it is this word or symbol. */
    boolean accept(String wordOrSymbol) {
        if (peek().is(wordOrSymbol)) {
            next++;
            return true;
        }
        return false;
    }

    void expect(String wordOrSymbol) {
        if (!accept(wordOrSymbol)) {
            throw unexpected("expecting " + wordOrSymbol + ", found " + peek().shown());
        }
    }

    Token expect(Token.Kind kind) {
        if (peek().kind() != kind) {
            throw unexpected("unexpected token: " + peek().shown());
        }
        return take();
    }

    SoqlException unexpected(String message) {
        return new SoqlException(text, peek().at(), message);
    }

    SoqlException unexpected() {
        return unexpected("unexpected token: " + peek().shown());
    }

    String text() {
        return text;
    }
}
