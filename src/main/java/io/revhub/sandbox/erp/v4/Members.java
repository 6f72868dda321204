package io.revhub.sandbox.erp.v4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceCount;
import org.apache.olingo.server.api.uri.UriResourceLambdaAll;
import org.apache.olingo.server.api.uri.UriResourceLambdaAny;
import org.apache.olingo.server.api.uri.UriResourceLambdaVariable;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.UriResourcePrimitiveProperty;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitException;

/**
 * What an expression names: a field, one of what a way leads to, how many that are, or whether any or all of them fit. Within a
 * lambda only its own variable can be named.
 */
record Members(Model model, Forms forms, Ways ways) {

    /** Where a way leads to from a stored entity. */
    interface Ways {
        List<ObjectNode> follow(Model.Set set, ObjectNode stored, Model.Way way);
    }

    /** What an expression is of an entity of this set. @param variable the lambda's that it stands in, or null */
    Function<ObjectNode, Object> term(Expression expression, Model.Set set, String variable)
            throws ODataApplicationException, ExpressionVisitException {
        return expression.accept(new Condition(this, set, variable));
    }

    Function<ObjectNode, Object> of(Model.Set set, String variable, List<UriResource> path)
            throws ODataApplicationException {
        if (variable == null) {
            return at(set, path);
        }
        if (path.get(0) instanceof UriResourceLambdaVariable named
                && named.getVariableName().equals(variable)) {
            return at(set, path.subList(1, path.size()));
        }
        throw Condition.unsupported("what lies outside of " + variable);
    }

    private Function<ObjectNode, Object> at(Model.Set set, List<UriResource> path) throws ODataApplicationException {
        if (path.size() == 1 && path.get(0) instanceof UriResourcePrimitiveProperty property) {
            Model.Field field = set.fields().get(property.getProperty().getName());
            return stored -> forms.value(field, stored.get(field.from()), stored);
        }
        if (path.size() > 1 && path.get(0) instanceof UriResourceNavigation step) {
            Model.Way way = set.ways().get(step.getProperty().getName());
            Model.Set target = model.sets().get(way.to());
            List<UriResource> rest = path.subList(1, path.size());
            if (way.many()) {
                Function<List<ObjectNode>, Object> all = many(target, rest.get(0));
                return stored -> all.apply(ways.follow(set, stored, way));
            }
            Function<ObjectNode, Object> next = at(target, rest);
            return stored ->
                    ways.follow(set, stored, way).stream().findFirst().map(next).orElse(null);
        }
        throw Condition.unsupported("paths");
    }

    private Function<List<ObjectNode>, Object> many(Model.Set target, UriResource question)
            throws ODataApplicationException {
        try {
            if (question instanceof UriResourceLambdaAny any) {
                if (any.getExpression() == null) {
                    return entities -> !entities.isEmpty();
                }
                var fits = term(any.getExpression(), target, any.getLambdaVariable());
                return entities -> entities.stream().anyMatch(entity -> Condition.isTrue(fits, entity));
            }
            if (question instanceof UriResourceLambdaAll all) {
                var fits = term(all.getExpression(), target, all.getLambdaVariable());
                return entities -> entities.stream().allMatch(entity -> Condition.isTrue(fits, entity));
            }
        } catch (ExpressionVisitException e) {
            throw Condition.unsupported(e.getMessage());
        }
        if (question instanceof UriResourceCount) {
            return List::size;
        }
        throw Condition.unsupported("paths");
    }
}
