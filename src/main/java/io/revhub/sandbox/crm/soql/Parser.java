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
        if (count()) {
            return from(new Selection(), true);
        }
        Selection selection = new Selection();
        do {
            select(selection);
        } while (tokens.accept(","));
        return from(selection, false);
    }

    private Query from(Selection selection, boolean count) {
        tokens.expect("FROM");
        Token from = tokens.expect(Kind.WORD);
        String alias = alias();
        Optional<Condition> where = condition("WHERE");
        List<FieldPath> groupBy = groupBy();
        Query query = new Query(
                tokens.text(),
                selection.fields(),
                selection.typeOfs(),
                selection.children(),
                selection.aggregates(),
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
                fields.add(tokens.fieldOrDate());
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

    private void select(Selection selection) {
        if (tokens.accept("(")) {
            selection.children().add(query());
            tokens.expect(")");
        } else if (tokens.peek().is("FROM")) {
            throw tokens.unexpected();
        } else if (tokens.peekSecond().is("(")) {
            call(selection);
        } else if (tokens.peek().is("TYPEOF") && tokens.peekSecond().kind() == Kind.WORD) {
            selection.typeOfs().add(typeOf());
        } else {
            selection.fields().add(FieldPath.of(tokens.expect(Kind.WORD)));
        }
    }

    private TypeOf typeOf() {
        tokens.expect("TYPEOF");
        FieldPath relationship = FieldPath.of(tokens.expect(Kind.WORD));
        List<TypeOf.Case> cases = new ArrayList<>();
        do {
            tokens.expect("WHEN");
            FieldPath object = FieldPath.of(tokens.expect(Kind.WORD));
            tokens.expect("THEN");
            cases.add(new TypeOf.Case(object, fieldList()));
        } while (tokens.peek().is("WHEN"));
        List<FieldPath> otherwise = tokens.accept("ELSE") ? fieldList() : List.of();
        tokens.expect("END");
        return new TypeOf(relationship, cases, otherwise);
    }

    private List<FieldPath> fieldList() {
        List<FieldPath> fields = new ArrayList<>();
        do {
            fields.add(FieldPath.of(tokens.expect(Kind.WORD)));
        } while (tokens.accept(","));
        return fields;
    }

    private void call(Selection selection) {
        Token start = tokens.peek();
        if (tokens.accept("FIELDS")) {
            tokens.expect("(");
            String which = tokens.expect(Kind.WORD).text().toUpperCase(Locale.ROOT);
            tokens.expect(")");
            selection.fields().add(new FieldPath(List.of("FIELDS(" + which + ")"), start.at()));
        } else if (DateFunction.named(start).isPresent()) {
            FieldPath asked = tokens.fieldOrDate();
            selection.fields().add(asked.named(answerName(selection)));
        } else {
            Aggregate.Function function = tokens.function();
            FieldPath field = tokens.argument();
            selection.aggregates().add(new Aggregate(function, field, answerName(selection)));
        }
    }

    private String answerName(Selection selection) {
        boolean named = tokens.peek().kind() == Kind.WORD && !tokens.peek().is("FROM");
        return named ? tokens.take().text() : "expr" + selection.unnamed();
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
