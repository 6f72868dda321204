package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.apache.olingo.odata2.api.commons.HttpStatusCodes;
import org.apache.olingo.odata2.api.edm.EdmLiteral;
import org.apache.olingo.odata2.api.edm.EdmLiteralKind;
import org.apache.olingo.odata2.api.edm.EdmSimpleType;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeException;
import org.apache.olingo.odata2.api.edm.EdmTyped;
import org.apache.olingo.odata2.api.exception.ODataApplicationException;
import org.apache.olingo.odata2.api.exception.ODataMessageException;
import org.apache.olingo.odata2.api.uri.expression.BinaryExpression;
import org.apache.olingo.odata2.api.uri.expression.BinaryOperator;
import org.apache.olingo.odata2.api.uri.expression.CommonExpression;
import org.apache.olingo.odata2.api.uri.expression.ExpressionVisitor;
import org.apache.olingo.odata2.api.uri.expression.FilterExpression;
import org.apache.olingo.odata2.api.uri.expression.LiteralExpression;
import org.apache.olingo.odata2.api.uri.expression.MemberExpression;
import org.apache.olingo.odata2.api.uri.expression.MethodExpression;
import org.apache.olingo.odata2.api.uri.expression.MethodOperator;
import org.apache.olingo.odata2.api.uri.expression.OrderByExpression;
import org.apache.olingo.odata2.api.uri.expression.OrderExpression;
import org.apache.olingo.odata2.api.uri.expression.PropertyExpression;
import org.apache.olingo.odata2.api.uri.expression.SortOrder;
import org.apache.olingo.odata2.api.uri.expression.UnaryExpression;
import org.apache.olingo.odata2.api.uri.expression.UnaryOperator;

/** Turns a parsed {@code $filter} or {@code $orderby} expression into a function of an entity. */
final class Filter implements ExpressionVisitor {

    /** An expression's value for an entity. */
    interface Term extends Function<ObjectNode, Object> {}

    private final EntityDeclaration declaration;
    private final Resolver resolver;

    private Filter(EntityDeclaration declaration, Resolver resolver) {
        this.declaration = declaration;
        this.resolver = resolver;
    }

    static Term of(CommonExpression expression, EntityDeclaration declaration, Resolver resolver) {
        try {
            return (Term) expression.accept(new Filter(declaration, resolver));
        } catch (ODataMessageException | ODataApplicationException e) {
            throw SapError.malformed("Invalid filter: " + e.getMessage());
        }
    }

    static boolean matches(Term filter, ObjectNode entity) {
        return Boolean.TRUE.equals(filter.apply(entity));
    }

    static int compare(Object a, Object b) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? -1 : 1;
        }
        return a instanceof BigDecimal || b instanceof BigDecimal
                ? decimal(a).compareTo(decimal(b))
                : ordered(a).compareTo(ordered(b));
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> ordered(Object value) {
        return (Comparable<Object>) (value instanceof Calendar calendar ? calendar.toInstant() : value);
    }

    private static BigDecimal decimal(Object value) {
        return new BigDecimal(value.toString());
    }

    @Override
    public Object visitFilterExpression(FilterExpression filter, String text, Object expression) {
        return expression;
    }

    @Override
    public Object visitBinary(BinaryExpression expression, BinaryOperator operator, Object left, Object right) {
        Term a = (Term) left;
        Term b = (Term) right;
        return switch (operator) {
            case AND -> (Term) e -> matches(a, e) && matches(b, e);
            case OR -> (Term) e -> matches(a, e) || matches(b, e);
            case EQ -> (Term) e -> compare(a.apply(e), b.apply(e)) == 0;
            case NE -> (Term) e -> compare(a.apply(e), b.apply(e)) != 0;
            case GT -> (Term) e -> compare(a.apply(e), b.apply(e)) > 0;
            case GE -> (Term) e -> compare(a.apply(e), b.apply(e)) >= 0;
            case LT -> (Term) e -> compare(a.apply(e), b.apply(e)) < 0;
            case LE -> (Term) e -> compare(a.apply(e), b.apply(e)) <= 0;
            case ADD -> (Term) e -> decimal(a.apply(e)).add(decimal(b.apply(e)));
            case SUB -> (Term) e -> decimal(a.apply(e)).subtract(decimal(b.apply(e)));
            case MUL -> (Term) e -> decimal(a.apply(e)).multiply(decimal(b.apply(e)));
            case DIV -> (Term) e -> decimal(a.apply(e)).divide(decimal(b.apply(e)), MathContext.DECIMAL128);
            case MODULO -> (Term) e -> decimal(a.apply(e)).remainder(decimal(b.apply(e)));
            default -> throw unsupported(operator.toUriLiteral());
        };
    }

    @Override
    public Object visitUnary(UnaryExpression expression, UnaryOperator operator, Object operand) {
        Term term = (Term) operand;
        return operator == UnaryOperator.NOT
                ? (Term) e -> !matches(term, e)
                : (Term) e -> decimal(term.apply(e)).negate();
    }

    @Override
    public Object visitLiteral(LiteralExpression literal, EdmLiteral edm) {
        EdmSimpleType type = edm.getType();
        try {
            Object value = type.getDefaultType() == null
                    ? null
                    : type.valueOfString(edm.getLiteral(), EdmLiteralKind.DEFAULT, null, type.getDefaultType());
            Object comparable = value instanceof Number ? decimal(value) : value;
            return (Term) e -> comparable;
        } catch (EdmSimpleTypeException e) {
            throw SapError.malformed("Invalid literal " + edm);
        }
    }

    @Override
    public Object visitProperty(PropertyExpression property, String name, EdmTyped type) {
        Field field = declaration.fields().get(name);
        if (field == null) {
            return (Term) e -> null;
        }
        return value(field);
    }

    private static Term value(Field field) {
        String name = field.name();
        return e -> Values.typed(field, e.path(name).isMissingNode() ? Values.initial(field) : e.get(name));
    }

    @Override
    public Object visitMethod(MethodExpression expression, MethodOperator method, List<Object> parameters) {
        Function<Integer, Function<ObjectNode, String>> text =
                i -> e -> Objects.toString(((Term) parameters.get(i)).apply(e), "");
        Function<ObjectNode, String> a = text.apply(0);
        Function<ObjectNode, String> b = parameters.size() > 1 ? text.apply(1) : e -> "";
        return switch (method) {
            case SUBSTRINGOF -> (Term) e -> b.apply(e).contains(a.apply(e));
            case STARTSWITH -> (Term) e -> a.apply(e).startsWith(b.apply(e));
            case ENDSWITH -> (Term) e -> a.apply(e).endsWith(b.apply(e));
            case TOLOWER -> (Term) e -> a.apply(e).toLowerCase(Locale.ROOT);
            case TOUPPER -> (Term) e -> a.apply(e).toUpperCase(Locale.ROOT);
            case TRIM -> (Term) e -> a.apply(e).strip();
            case LENGTH -> (Term) e -> BigDecimal.valueOf(a.apply(e).length());
            case INDEXOF -> (Term) e -> BigDecimal.valueOf(a.apply(e).indexOf(b.apply(e)));
            case CONCAT -> (Term) e -> a.apply(e) + b.apply(e);
            case REPLACE ->
                (Term) e -> a.apply(e).replace(b.apply(e), text.apply(2).apply(e));
            case SUBSTRING ->
                (Term) e -> substring(
                        a.apply(e),
                        b.apply(e),
                        parameters.size() < 3 ? "" : text.apply(2).apply(e));
            case YEAR, MONTH, DAY, HOUR, MINUTE, SECOND ->
                (Term) e -> part(method, ((Term) parameters.get(0)).apply(e));
            case ROUND -> (Term) e -> decimal(a.apply(e)).setScale(0, RoundingMode.HALF_UP);
            case FLOOR -> (Term) e -> decimal(a.apply(e)).setScale(0, RoundingMode.FLOOR);
            case CEILING -> (Term) e -> decimal(a.apply(e)).setScale(0, RoundingMode.CEILING);
            default -> throw unsupported(method.toUriLiteral());
        };
    }

    private static String substring(String text, String from, String length) {
        int start = Math.min(Integer.parseInt(from), text.length());
        int end = length.isEmpty() ? text.length() : start + Integer.parseInt(length);
        return text.substring(start, Math.min(end, text.length()));
    }

    private static Object part(MethodOperator method, Object value) {
        if (!(value instanceof Calendar calendar)) {
            return null;
        }
        ZonedDateTime time = calendar.toInstant().atZone(ZoneOffset.UTC);
        return BigDecimal.valueOf(
                switch (method) {
                    case YEAR -> time.getYear();
                    case MONTH -> time.getMonthValue();
                    case DAY -> time.getDayOfMonth();
                    case HOUR -> time.getHour();
                    case MINUTE -> time.getMinute();
                    default -> time.getSecond();
                });
    }

    /** A field of an entity that a way to one leads to; null if it leads nowhere. */
    @Override
    public Object visitMember(MemberExpression expression, Object path, Object property) {
        Navigation way = declaration.navigation().get(expression.getPath().getUriLiteral());
        if (way == null || way.many()) {
            throw unsupported("/ after " + expression.getPath().getUriLiteral());
        }
        Term there = of(expression.getProperty(), resolver.declaration(way), resolver);
        return (Term)
                e -> resolver.children(e, way).stream().findFirst().map(there).orElse(null);
    }

    @Override
    public Object visitOrderByExpression(OrderByExpression expression, String text, List<Object> orders) {
        return orders;
    }

    @Override
    public Object visitOrder(OrderExpression expression, Object term, SortOrder order) {
        return term;
    }

    private static SapError unsupported(String what) {
        return SapError.with(
                HttpStatusCodes.NOT_IMPLEMENTED, "The simulation does not know the operator " + what + ".");
    }
}
