package io.revhub.sandbox.crm.soql;

import io.revhub.sandbox.crm.soql.Condition.Operator;
import io.revhub.sandbox.crm.soql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what follows WHERE. */
final class Conditions {

    private static final Map<String, Operator> OPERATORS = Map.of(
            "=", Operator.EQUAL,
            "!=", Operator.NOT_EQUAL,
            "<>", Operator.NOT_EQUAL,
            "<", Operator.LESS,
            "<=", Operator.AT_MOST,
            ">", Operator.GREATER,
            ">=", Operator.AT_LEAST);

    private final Tokens tokens;
    private final Parser queries;
    private final Literals literals;

    Conditions(Tokens tokens, Parser queries) {
        this.tokens = tokens;
        this.queries = queries;
        this.literals = new Literals(tokens);
    }

    Condition read() {
        Condition first = term();
        if (tokens.peek().is("AND")) {
            return new Condition.And(chain(first, "AND", "OR"));
        }
        return tokens.peek().is("OR") ? new Condition.Or(chain(first, "OR", "AND")) : first;
    }

    /** SOQL wants parentheses where AND meets OR. */
    private List<Condition> chain(Condition first, String word, String other) {
        List<Condition> parts = new ArrayList<>(List.of(first));
        while (tokens.accept(word)) {
            parts.add(term());
        }
        if (tokens.peek().is(other)) {
            throw tokens.unexpected();
        }
        return parts;
    }

    private Condition term() {
        if (tokens.accept("NOT")) {
            return new Condition.Not(term());
        }
        if (tokens.accept("(")) {
            Condition inner = read();
            tokens.expect(")");
            return inner;
        }
        return comparison(tokens.fieldOrFunction());
    }

    private Condition comparison(FieldPath field) {
        if (tokens.accept("LIKE")) {
            return new Condition.Compare(
                    field,
                    Operator.LIKE,
                    new Literal.Text(tokens.expect(Kind.STRING).text()));
        }
        if (tokens.accept("IN")) {
            return in(field, false);
        }
        if (tokens.accept("NOT")) {
            tokens.expect("IN");
            return in(field, true);
        }
        return new Condition.Compare(field, operator(), literals.read());
    }

    private Operator operator() {
        Operator operator = OPERATORS.get(tokens.peek().text());
        if (operator == null || tokens.peek().kind() != Kind.SYMBOL) {
            throw tokens.unexpected();
        }
        tokens.take();
        return operator;
    }

    private Condition in(FieldPath field, boolean negated) {
        tokens.expect("(");
        Condition condition = tokens.peek().is("SELECT")
                ? new Condition.InQuery(field, negated, queries.query())
                : new Condition.In(field, negated, literals.list());
        tokens.expect(")");
        return condition;
    }
}
