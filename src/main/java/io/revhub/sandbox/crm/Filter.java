package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.crm.soql.Condition;
import io.revhub.sandbox.crm.soql.Condition.Operator;
import io.revhub.sandbox.crm.soql.FieldPath;
import io.revhub.sandbox.crm.soql.Literal;
import io.revhub.sandbox.crm.soql.Query;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes a test of records from what WHERE says, and refuses what does not fit the fields, records or none. */
final class Filter {

    private final Columns columns;
    private final Reader reader;
    private final LocalDate today;
    private final Function<Query, Set<String>> inner;

    Filter(Columns columns, Reader reader, LocalDate today, Function<Query, Set<String>> inner) {
        this.columns = columns;
        this.reader = reader;
        this.today = today;
        this.inner = inner;
    }

    Predicate<Row> of(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.parts().stream().map(this::of).reduce(Predicate::and).orElseThrow();
        }
        if (condition instanceof Condition.Or or) {
            return or.parts().stream().map(this::of).reduce(Predicate::or).orElseThrow();
        }
        if (condition instanceof Condition.Not not) {
            return of(not.part()).negate();
        }
        if (condition instanceof Condition.In in) {
            return in(in);
        }
        if (condition instanceof Condition.InQuery in) {
            return inQuery(in);
        }
        Condition.Compare compare = (Condition.Compare) condition;
        return row(compare.field(), values(compare.field(), compare.operator(), compare.value()));
    }

    private Predicate<Row> in(Condition.In in) {
        Column column = columns.find(in.field());
        Predicate<JsonNode> any = column.field().exact()
                ? oneOf(in)
                : in.values().stream()
                        .map(value -> values(in.field(), Operator.EQUAL, value))
                        .reduce(Predicate::or)
                        .orElseThrow();
        return row(in.field(), in.negated() ? any.negate() : any);
    }

    /** Long lists of keys are the common case, so they are looked up and not gone through. */
    private Predicate<JsonNode> oneOf(Condition.In in) {
        Set<String> wanted = new HashSet<>();
        boolean id = columns.find(in.field()).field().type().isId();
        for (Literal value : in.values()) {
            values(in.field(), Operator.EQUAL, value);
            if (value instanceof Literal.Text text) {
                wanted.add(id ? Ids.canonical(text.value()).orElseThrow() : text.value());
            }
        }
        boolean empty = in.values().stream().anyMatch(Literal.Nothing.class::isInstance);
        return value -> value == null ? empty : wanted.contains(value.textValue());
    }

    private Predicate<Row> inQuery(Condition.InQuery in) {
        Set<String> found = inner.apply(in.query());
        Predicate<JsonNode> any = value -> value != null && found.contains(value.asText());
        return row(in.field(), in.negated() ? any.negate() : any);
    }

    private Predicate<Row> row(FieldPath field, Predicate<JsonNode> values) {
        Column column = columns.find(field);
        return row -> values.test(reader.value(row, column));
    }

    private Predicate<JsonNode> values(FieldPath path, Operator operator, Literal literal) {
        Field field = columns.find(path).field();
        if (field.type() == FieldType.TEXTAREA) {
            throw columns.invalid(path, "field '" + field.name() + "' can not be filtered in a query call");
        }
        try {
            return new Comparison(field, today).with(operator, literal);
        } catch (IllegalArgumentException e) {
            throw columns.invalid(path, e.getMessage());
        }
    }

    /** The exact values that a record must have in one of these fields to pass, for a look-up by index; empty: any. */
    record Keys(Field field, List<String> values) {}

    Keys keys(Condition condition) {
        List<Condition> parts = condition instanceof Condition.And and ? and.parts() : List.of(condition);
        return parts.stream()
                .map(this::key)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Keys key(Condition condition) {
        if (condition instanceof Condition.Compare compare && compare.operator() == Operator.EQUAL) {
            return key(compare.field(), List.of(compare.value()));
        }
        return condition instanceof Condition.In in && !in.negated() ? key(in.field(), in.values()) : null;
    }

    private Keys key(FieldPath path, List<Literal> literals) {
        Column column = columns.find(path);
        if (!column.own() || !column.field().exact() || !literals.stream().allMatch(Literal.Text.class::isInstance)) {
            return null;
        }
        return new Keys(
                column.field(),
                literals.stream()
                        .map(literal -> ((Literal.Text) literal).value())
                        .map(text -> column.field().type().isId()
                                ? Ids.canonical(text).orElseThrow()
                                : text)
                        .distinct()
                        .toList());
    }
}
