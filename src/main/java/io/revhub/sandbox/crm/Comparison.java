package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.crm.soql.Condition.Operator;
import io.revhub.sandbox.crm.soql.Literal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Compares values of one field, which are null where it is empty, with what a query says. */
final class Comparison {

    private final Field field;
    private final LocalDate today;

    Comparison(Field field, LocalDate today) {
        this.field = field;
        this.today = today;
    }

    /** @throws IllegalArgumentException with Salesforce's words, if the field cannot be compared so */
    Predicate<JsonNode> with(Operator operator, Literal literal) {
        if (literal instanceof Literal.Nothing) {
            return nothing(operator);
        }
        if (operator == Operator.LIKE) {
            Pattern pattern = like(((Literal.Text) literal).value());
            return value -> value != null && pattern.matcher(value.asText()).matches();
        }
        if (literal instanceof Literal.Relative days && dated()) {
            return span(operator, edge(days.first(today)), edge(days.after(today)));
        }
        Comparable<Object> limit = limit(literal);
        Predicate<JsonNode> equal = value -> value != null && limit.compareTo(comparable(value)) == 0;
        return switch (operator) {
            case EQUAL -> equal;
            case NOT_EQUAL -> equal.negate();
            case LESS -> value -> value != null && limit.compareTo(comparable(value)) > 0;
            case AT_MOST -> value -> value != null && limit.compareTo(comparable(value)) >= 0;
            case GREATER -> value -> value != null && limit.compareTo(comparable(value)) < 0;
            default -> value -> value != null && limit.compareTo(comparable(value)) <= 0;
        };
    }

    private static Predicate<JsonNode> nothing(Operator operator) {
        return switch (operator) {
            case EQUAL -> value -> value == null;
            case NOT_EQUAL -> value -> value != null;
            default -> throw new IllegalArgumentException("unexpected token: 'null'");
        };
    }

    private static Predicate<JsonNode> span(Operator operator, String first, String after) {
        Predicate<JsonNode> begun = value -> value != null && value.textValue().compareTo(first) >= 0;
        Predicate<JsonNode> over = value -> value != null && value.textValue().compareTo(after) >= 0;
        Predicate<JsonNode> there = value -> value != null;
        return switch (operator) {
            case EQUAL -> begun.and(over.negate());
            case NOT_EQUAL -> begun.and(over.negate()).negate();
            case LESS -> there.and(begun.negate());
            case AT_MOST -> there.and(over.negate());
            case GREATER -> over;
            default -> begun;
        };
    }

    private boolean dated() {
        return field.type() == FieldType.DATE || field.type() == FieldType.DATETIME;
    }

    private String edge(LocalDate day) {
        return field.type() == FieldType.DATE ? day.toString() : day + "T00:00:00.000+0000";
    }

    @SuppressWarnings("unchecked")
    private Comparable<Object> limit(Literal literal) {
        Object limit = null;
        if (field.type().isNumeric() && literal instanceof Literal.Number number) {
            limit = number.value();
        } else if (field.type() == FieldType.BOOLEAN && literal instanceof Literal.Flag flag) {
            limit = flag.value();
        } else if (field.type() == FieldType.DATE && literal instanceof Literal.Day day) {
            limit = day.value().toString();
        } else if (field.type() == FieldType.DATETIME && literal instanceof Literal.Moment moment) {
            limit = Org.stamp(moment.value());
        } else if (literal instanceof Literal.Text text) {
            limit = text(text.value());
        }
        if (limit == null) {
            throw wrongType(literal instanceof Literal.Text);
        }
        return (Comparable<Object>) limit;
    }

    private String text(String value) {
        if (field.type().isId()) {
            return Ids.canonical(value).orElseThrow(() -> new IllegalArgumentException("invalid ID field: " + value));
        }
        return field.type().isText() ? folded(value) : null;
    }

    private IllegalArgumentException wrongType(boolean quoted) {
        String type =
                field.type() == FieldType.DATETIME ? "dateTime" : field.type().described();
        boolean textual = field.type().isText() || field.type().isId();
        return new IllegalArgumentException(
                "value of filter criterion for field '" + field.name() + "' must be of type "
                        + (field.type().isDecimal() ? "double" : type)
                        + (textual && !quoted
                                ? " and should be enclosed in quotes"
                                : quoted ? " and should not be enclosed in quotes" : ""));
    }

    private Object comparable(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        return value.isBoolean()
                ? (Object) value.booleanValue()
                : field.type().isText() ? folded(value.textValue()) : value.textValue();
    }

    /** Only a unique key minds its case. */
    private String folded(String text) {
        return field.unique() ? text : text.toLowerCase(Locale.ROOT);
    }

    private static Pattern like(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
