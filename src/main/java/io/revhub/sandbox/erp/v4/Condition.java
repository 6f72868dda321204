package io.revhub.sandbox.erp.v4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.apache.olingo.commons.api.edm.EdmEnumType;
import org.apache.olingo.commons.api.edm.EdmPrimitiveType;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeException;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitor;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;

/** Turns an expression of {@code $filter} or {@code $orderby} into a function of a stored entity. */
final class Condition implements ExpressionVisitor<Function<ObjectNode, Object>> {

    /** More than any number has, before or after its point. */
    private static final int DIGITS = 20;

    private final Members members;
    private final Model.Set set;
    private final String variable;

    /** @param variable the lambda's that it stands in, or null */
    Condition(Members members, Model.Set set, String variable) {
        this.members = members;
        this.set = set;
        this.variable = variable;
    }

    static int compare(Object a, Object b) {
        Object left = comparable(a);
        Object right = comparable(b);
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? -1 : 1;
        }
        return ordered(left).compareTo(right);
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> ordered(Object value) {
        return (Comparable<Object>) value;
    }

    private static Object comparable(Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        if (value instanceof Calendar calendar) {
            return calendar.toInstant();
        }
        return value instanceof Date date ? date.toInstant() : value;
    }

    @Override
    public Function<ObjectNode, Object> visitBinaryOperator(
            BinaryOperatorKind operator, Function<ObjectNode, Object> a, Function<ObjectNode, Object> b)
            throws ODataApplicationException {
        return switch (operator) {
            case AND -> e -> isTrue(a, e) && isTrue(b, e);
            case OR -> e -> isTrue(a, e) || isTrue(b, e);
            case EQ -> e -> compare(a.apply(e), b.apply(e)) == 0;
            case NE -> e -> compare(a.apply(e), b.apply(e)) != 0;
            case GT -> e -> compare(a.apply(e), b.apply(e)) > 0;
            case GE -> e -> compare(a.apply(e), b.apply(e)) >= 0;
            case LT -> e -> compare(a.apply(e), b.apply(e)) < 0;
            case LE -> e -> compare(a.apply(e), b.apply(e)) <= 0;
            default -> throw unsupported(operator);
        };
    }

    @Override
    public Function<ObjectNode, Object> visitBinaryOperator(
            BinaryOperatorKind operator, Function<ObjectNode, Object> a, List<Function<ObjectNode, Object>> any) {
        return e -> any.stream().anyMatch(b -> compare(a.apply(e), b.apply(e)) == 0);
    }

    static boolean isTrue(Function<ObjectNode, Object> term, ObjectNode entity) {
        return Boolean.TRUE.equals(term.apply(entity));
    }

    @Override
    public Function<ObjectNode, Object> visitUnaryOperator(
            UnaryOperatorKind operator, Function<ObjectNode, Object> operand) throws ODataApplicationException {
        if (operator != UnaryOperatorKind.NOT) {
            throw unsupported(operator);
        }
        return e -> !isTrue(operand, e);
    }

    @Override
    public Function<ObjectNode, Object> visitMethodCall(MethodKind method, List<Function<ObjectNode, Object>> given)
            throws ODataApplicationException {
        Function<ObjectNode, String> a = e -> Objects.toString(given.get(0).apply(e), "");
        Function<ObjectNode, String> b =
                e -> given.size() < 2 ? "" : Objects.toString(given.get(1).apply(e), "");
        return switch (method) {
            case CONTAINS -> e -> a.apply(e).contains(b.apply(e));
            case STARTSWITH -> e -> a.apply(e).startsWith(b.apply(e));
            case ENDSWITH -> e -> a.apply(e).endsWith(b.apply(e));
            case TOLOWER -> e -> a.apply(e).toLowerCase(Locale.ROOT);
            case TOUPPER -> e -> a.apply(e).toUpperCase(Locale.ROOT);
            case TRIM -> e -> a.apply(e).strip();
            case CONCAT -> e -> a.apply(e) + b.apply(e);
            case LENGTH -> e -> a.apply(e).length();
            case INDEXOF -> e -> a.apply(e).indexOf(b.apply(e));
            default -> throw unsupported(method);
        };
    }

    @Override
    public Function<ObjectNode, Object> visitLiteral(Literal literal) throws ODataApplicationException {
        if (literal.getType() == null) {
            return e -> null;
        }
        try {
            EdmPrimitiveType type = (EdmPrimitiveType) literal.getType();
            Object value = type.valueOfString(
                    type.fromUriLiteral(literal.getText()),
                    null,
                    null,
                    2 * DIGITS,
                    DIGITS,
                    null,
                    type.getDefaultType());
            return e -> value;
        } catch (EdmPrimitiveTypeException x) {
            throw unsupported(literal.getText());
        }
    }

    @Override
    public Function<ObjectNode, Object> visitMember(Member member) throws ODataApplicationException {
        return members.of(set, variable, member.getResourcePath().getUriResourceParts());
    }

    @Override
    public Function<ObjectNode, Object> visitLambdaExpression(String function, String variable, Expression expression)
            throws ODataApplicationException {
        throw unsupported(function);
    }

    @Override
    public Function<ObjectNode, Object> visitAlias(String name) throws ODataApplicationException {
        throw unsupported(name);
    }

    @Override
    public Function<ObjectNode, Object> visitTypeLiteral(EdmType type) throws ODataApplicationException {
        throw unsupported(type);
    }

    @Override
    public Function<ObjectNode, Object> visitLambdaReference(String name) throws ODataApplicationException {
        throw unsupported(name);
    }

    @Override
    public Function<ObjectNode, Object> visitEnum(EdmEnumType type, List<String> values)
            throws ODataApplicationException {
        throw unsupported(type);
    }

    static ODataApplicationException unsupported(Object what) {
        return new ODataApplicationException("The simulation does not know " + what + " here.", 501, Locale.ENGLISH);
    }
}
