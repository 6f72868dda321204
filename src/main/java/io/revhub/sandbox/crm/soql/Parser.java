package io.revhub.sandbox.crm.soql;

import io.revhub.sandbox.crm.soql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Recursive descent over a query; its conditions are read by {@link Conditions}. */
final class Parser {

    private static final Set<String> CLAUSES =
            Set.of("WHERE", "ORDER", "LIMIT", "OFFSET", "GROUP", "HAVING", "WITH", "FOR", "USING");

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
        List<Aggregate> aggregates = new ArrayList<>();
        boolean count = count();
        if (!count) {
            do {
                select(fields, children, aggregates);
            } while (tokens.accept(","));
        }
        return from(fields, children, aggregates, count);
    }

    private Query from(List<FieldPath> fields, List<Query> children, List<Aggregate> aggregates, boolean count) {
        tokens.expect("FROM");
        Token from = tokens.expect(Kind.WORD);
        String alias = alias();
        Optional<Condition> where = condition("WHERE");
        List<FieldPath> groupBy = groupBy();
        Query query = new Query(
                tokens.text(),
                fields,
                children,
                aggregates,
                count,
                from.text(),
                from.at(),
                alias,
                where,
                groupBy,
                condition("HAVING"),
                orderBy(),
                number("LIMIT", Integer.MAX_VALUE),
                number("OFFSET", 0));
        purpose();
        return query;
    }

    /** What a query is for does not change what it finds. */
    private void purpose() {
        if (tokens.accept("FOR") && !tokens.accept("VIEW") && !tokens.accept("REFERENCE")) {
            tokens.expect("UPDATE");
        }
    }

    private List<FieldPath> groupBy() {
        List<FieldPath> fields = new ArrayList<>();
        if (tokens.accept("GROUP")) {
            tokens.expect("BY");
            do {
                fields.add(FieldPath.of(tokens.expect(Kind.WORD)));
            } while (tokens.accept(","));
        }
        return fields;
    }

    private boolean count() {
        if (!tokens.peek().is("COUNT")
                || !tokens.peekSecond().is("(")
                || !tokens.peekThird().is(")")) {
            return false;
        }
        tokens.take();
        tokens.take();
        tokens.take();
        return true;
    }

    private void select(List<FieldPath> fields, List<Query> children, List<Aggregate> aggregates) {
        if (tokens.accept("(")) {
            children.add(query());
            tokens.expect(")");
        } else if (tokens.peek().is("FROM")) {
            throw tokens.unexpected();
        } else if (tokens.peekSecond().is("(")) {
            call(fields, aggregates);
        } else {
            fields.add(FieldPath.of(tokens.expect(Kind.WORD)));
        }
    }

    private void call(List<FieldPath> fields, List<Aggregate> aggregates) {
        Token start = tokens.peek();
        if (tokens.accept("FIELDS")) {
            tokens.expect("(");
            String which = tokens.expect(Kind.WORD).text().toUpperCase(Locale.ROOT);
            tokens.expect(")");
            fields.add(new FieldPath(List.of("FIELDS(" + which + ")"), start.at()));
            return;
        }
        Aggregate.Function function = tokens.function();
        FieldPath field = tokens.argument();
        boolean named = tokens.peek().kind() == Kind.WORD && !tokens.peek().is("FROM");
        aggregates.add(new Aggregate(function, field, named ? tokens.take().text() : "expr" + unnamed(aggregates)));
    }

    private static long unnamed(List<Aggregate> aggregates) {
        return aggregates.stream().filter(a -> a.name().startsWith("expr")).count();
    }

    private String alias() {
        Token token = tokens.peek();
        boolean alias = token.kind() == Kind.WORD && CLAUSES.stream().noneMatch(token::is);
        return alias ? tokens.take().text() : "";
    }

    private Optional<Condition> condition(String clause) {
        return tokens.accept(clause) ? Optional.of(new Conditions(tokens, this).read()) : Optional.empty();
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
        FieldPath field = tokens.fieldOrFunction();
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
