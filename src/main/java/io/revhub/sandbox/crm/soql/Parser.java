package io.revhub.sandbox.crm.soql;

import io.revhub.sandbox.crm.soql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recursive descent over a query; its conditions are read by {@link Conditions}. */
final class Parser {

    private static final Set<String> CLAUSES =
            Set.of("WHERE", "ORDER", "LIMIT", "OFFSET", "GROUP", "WITH", "FOR", "USING");

    private final Tokens tokens;

    Parser(Tokens tokens) {
        this.tokens = tokens;
    }

    Query wholeQuery() {
        Query query = query();
        if (tokens.peek().kind() != Kind.END) {
            throw tokens.unexpected();
        }
        return query;
    }

    Query query() {
        tokens.expect("SELECT");
        List<FieldPath> fields = new ArrayList<>();
        List<Query> children = new ArrayList<>();
        boolean count = count();
        if (!count) {
            do {
                select(fields, children);
            } while (tokens.accept(","));
        }
        tokens.expect("FROM");
        Token from = tokens.expect(Kind.WORD);
        String alias = alias();
        Optional<Condition> where = where();
        return new Query(
                tokens.text(),
                fields,
                children,
                count,
                from.text(),
                from.at(),
                alias,
                where,
                orderBy(),
                number("LIMIT", Integer.MAX_VALUE),
                number("OFFSET", 0));
    }

    private boolean count() {
        if (!tokens.peek().is("COUNT") || !tokens.peekSecond().is("(")) {
            return false;
        }
        tokens.take();
        tokens.take();
        tokens.expect(")");
        return true;
    }

    private void select(List<FieldPath> fields, List<Query> children) {
        if (tokens.accept("(")) {
            children.add(query());
            tokens.expect(")");
        } else if (tokens.peek().is("FROM")) {
            throw tokens.unexpected();
        } else {
            fields.add(FieldPath.of(tokens.expect(Kind.WORD)));
        }
    }

    private String alias() {
        Token token = tokens.peek();
        boolean alias = token.kind() == Kind.WORD && CLAUSES.stream().noneMatch(token::is);
        return alias ? tokens.take().text() : "";
    }

    private Optional<Condition> where() {
        return tokens.accept("WHERE") ? Optional.of(new Conditions(tokens, this).read()) : Optional.empty();
    }

    private List<Ordering> orderBy() {
        List<Ordering> orderings = new ArrayList<>();
        if (tokens.accept("ORDER")) {
            tokens.expect("BY");
            do {
                orderings.add(ordering());
            } while (tokens.accept(","));
        }
        return orderings;
    }

    private Ordering ordering() {
        FieldPath field = FieldPath.of(tokens.expect(Kind.WORD));
        boolean descending = tokens.accept("DESC");
        if (!descending) {
            tokens.accept("ASC");
        }
        boolean nullsLast = false;
        if (tokens.accept("NULLS")) {
            nullsLast = tokens.accept("LAST");
            if (!nullsLast) {
                tokens.expect("FIRST");
            }
        }
        return new Ordering(field, descending, nullsLast);
    }

    private int number(String clause, int otherwise) {
        if (!tokens.accept(clause)) {
            return otherwise;
        }
        Token token = tokens.expect(Kind.NUMBER);
        try {
            return Integer.parseUnsignedInt(token.text());
        } catch (NumberFormatException e) {
            throw new SoqlException(tokens.text(), token.at(), "unexpected token: " + token.shown());
        }
    }
}
