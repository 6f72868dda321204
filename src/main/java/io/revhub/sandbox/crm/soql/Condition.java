package io.revhub.sandbox.crm.soql;

import java.util.List;

/** What WHERE says. */
public sealed interface Condition {

    record And(List<Condition> parts) implements Condition {}

    record Or(List<Condition> parts) implements Condition {}

    record Not(Condition part) implements Condition {}

    record Compare(FieldPath field, Operator operator, Literal value) implements Condition {}

    record In(FieldPath field, boolean negated, List<Literal> values) implements Condition {}

    /** IN with a query of one field. */
    record InQuery(FieldPath field, boolean negated, Query query) implements Condition {}

    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST,
        LIKE
    }
}
