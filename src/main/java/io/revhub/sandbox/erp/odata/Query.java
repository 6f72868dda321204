package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;
import org.apache.olingo.odata2.api.uri.expression.BinaryExpression;
import org.apache.olingo.odata2.api.uri.expression.BinaryOperator;
import org.apache.olingo.odata2.api.uri.expression.CommonExpression;
import org.apache.olingo.odata2.api.uri.expression.FilterExpression;
import org.apache.olingo.odata2.api.uri.expression.LiteralExpression;
import org.apache.olingo.odata2.api.uri.expression.OrderByExpression;
import org.apache.olingo.odata2.api.uri.expression.OrderExpression;
import org.apache.olingo.odata2.api.uri.expression.PropertyExpression;
import org.apache.olingo.odata2.api.uri.expression.SortOrder;

/** Selecting, ordering and cutting entities. */
final class Query {

    private Query() {}

    static List<ObjectNode> filtered(
            List<ObjectNode> candidates, FilterExpression filter, EntityDeclaration of, Resolver resolver) {
        if (filter == null) {
            return candidates;
        }
        Filter.Term term = Filter.of(filter, of, resolver);
        return candidates.stream()
                .filter(entity -> Filter.matches(term, entity))
                .toList();
    }

    static List<ObjectNode> ordered(
            List<ObjectNode> entities, OrderByExpression orderBy, EntityDeclaration of, Resolver resolver) {
        if (orderBy == null) {
            return entities;
        }
        Comparator<ObjectNode> order = (a, b) -> 0;
        for (OrderExpression expression : orderBy.getOrders()) {
            Filter.Term term = Filter.of(expression.getExpression(), of, resolver);
            Comparator<ObjectNode> next = (a, b) -> Filter.compare(term.apply(a), term.apply(b));
            order = order.thenComparing(expression.getSortOrder() == SortOrder.desc ? next.reversed() : next);
        }
        List<ObjectNode> sorted = new ArrayList<>(entities);
        sorted.sort(order);
        return sorted;
    }

    /** The values that a filter asks for by {@code field eq 'text'} in any case: those are found by index. */
    static Map<String, String> equalities(FilterExpression filter, EntityDeclaration of) {
        Map<String, String> found = new HashMap<>();
        if (filter != null) {
            collect(filter.getExpression(), of, found);
        }
        return found;
    }

    private static void collect(CommonExpression expression, EntityDeclaration of, Map<String, String> found) {
        if (!(expression instanceof BinaryExpression binary)) {
            return;
        }
        if (binary.getOperator() == BinaryOperator.AND) {
            collect(binary.getLeftOperand(), of, found);
            collect(binary.getRightOperand(), of, found);
        } else if (binary.getOperator() == BinaryOperator.EQ
                && binary.getLeftOperand() instanceof PropertyExpression property
                && binary.getRightOperand() instanceof LiteralExpression literal
                && isText(of, property)) {
            found.put(property.getPropertyName(), (String)
                    Filter.of(literal, of, null).apply(null));
        }
    }

    private static boolean isText(EntityDeclaration of, PropertyExpression property) {
        return of.fields().get(property.getPropertyName()).kind() == EdmSimpleTypeKind.String;
    }

    static String token(int offset) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("from:" + offset).getBytes(StandardCharsets.UTF_8));
    }

    static int offset(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return Integer.parseInt(text.replaceFirst("^from:", ""));
        } catch (IllegalArgumentException e) {
            throw SapError.malformed("Invalid skip token.");
        }
    }
}
