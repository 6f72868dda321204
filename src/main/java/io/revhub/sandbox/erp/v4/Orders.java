package io.revhub.sandbox.erp.v4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.ODataEngine;
import io.revhub.sandbox.erp.odata.Rules;
import io.revhub.sandbox.erp.odata.SapError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.EntityCollection;
import org.apache.olingo.commons.api.data.Link;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriParameter;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceEntitySet;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.queryoption.ExpandItem;
import org.apache.olingo.server.api.uri.queryoption.ExpandOption;
import org.apache.olingo.server.api.uri.queryoption.FilterOption;
import org.apache.olingo.server.api.uri.queryoption.OrderByItem;
import org.apache.olingo.server.api.uri.queryoption.OrderByOption;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitException;

/** The orders behind the V4 service: found by addresses, filtered, expanded, written by the rules of V2. */
final class Orders {

    private final Model model;
    private final Forms forms;
    private final Members members;
    private final ODataEngine engine;
    private final List<Rules> rules;

    /** What an address leads to; parent is what it was reached from. */
    record Found(Model.Set set, List<ObjectNode> entities, ObjectNode parent, Model.Set parentSet, Model.Way way) {}

    Orders(Model model, ODataEngine engine, List<Rules> rules) {
        this.model = model;
        this.forms = new Forms(model, (set, field) -> engine.has(model.service(), set.from(), field));
        this.members = new Members(
                model, forms, (set, stored, way) -> engine.follow(model.service(), set.from(), stored, way.by()));
        this.engine = engine;
        this.rules = rules;
    }

    Found find(UriInfo uri) throws ODataApplicationException {
        Found found = null;
        for (UriResource part : uri.getUriResourceParts()) {
            if (part instanceof UriResourceEntitySet start) {
                Model.Set set = model.sets().get(start.getEntitySet().getName());
                found = new Found(
                        set, keyed(engine.entities().all(set.from()), set, start.getKeyPredicates()), null, null, null);
            } else if (part instanceof UriResourceNavigation step && found != null) {
                Model.Way way = found.set().ways().get(step.getProperty().getName());
                Model.Set set = model.sets().get(way.to());
                ObjectNode parent = one(found);
                List<ObjectNode> children =
                        engine.follow(model.service(), found.set().from(), parent, way.by());
                found = new Found(set, keyed(children, set, step.getKeyPredicates()), parent, found.set(), way);
            }
        }
        return found;
    }

    private static List<ObjectNode> keyed(List<ObjectNode> all, Model.Set set, List<UriParameter> key) {
        Map<String, String> wanted = new HashMap<>();
        key.forEach(parameter -> wanted.put(
                set.fields().get(parameter.getName()).from(),
                parameter.getText().replaceAll("^'|'$", "").replace("''", "'")));
        return all.stream()
                .filter(entity -> wanted.entrySet().stream()
                        .allMatch(k -> entity.path(k.getKey()).asText().equals(k.getValue())))
                .toList();
    }

    static ObjectNode one(Found found) throws ODataApplicationException {
        Optional<ObjectNode> first = found.entities().stream().findFirst();
        if (first.isEmpty()) {
            throw new ODataApplicationException(
                    found.set().name() + " was not found.", 404, Locale.ENGLISH, "SANDBOX/404");
        }
        return first.get();
    }

    List<ObjectNode> selected(Found found, FilterOption filter, OrderByOption orderBy)
            throws ODataApplicationException {
        List<ObjectNode> selected = new ArrayList<>(found.entities());
        try {
            if (filter != null) {
                Function<ObjectNode, Object> term = members.term(filter.getExpression(), found.set(), null);
                selected.removeIf(entity -> !Condition.isTrue(term, entity));
            }
            if (orderBy != null) {
                List<OrderByItem> items = new ArrayList<>(orderBy.getOrders());
                for (int i = items.size() - 1; i >= 0; i--) {
                    Function<ObjectNode, Object> term =
                            members.term(items.get(i).getExpression(), found.set(), null);
                    int sign = items.get(i).isDescending() ? -1 : 1;
                    selected.sort((a, b) -> sign * Condition.compare(term.apply(a), term.apply(b)));
                }
            }
        } catch (ExpressionVisitException e) {
            throw new ODataApplicationException(e.getMessage(), 400, Locale.ENGLISH, e);
        }
        return selected;
    }

    Entity shown(Model.Set set, ObjectNode stored, ExpandOption expand) {
        Entity entity = forms.entity(set, stored);
        if (expand != null) {
            for (ExpandItem item : expand.getExpandItems()) {
                for (Model.Way way : ways(set, item)) {
                    link(entity, set, stored, way, item.getExpandOption());
                }
            }
        }
        return entity;
    }

    private static List<Model.Way> ways(Model.Set set, ExpandItem item) {
        if (item.isStar()) {
            return List.copyOf(set.ways().values());
        }
        UriResource first = item.getResourcePath().getUriResourceParts().get(0);
        return List.of(set.ways().get(first.getSegmentValue()));
    }

    private void link(Entity entity, Model.Set set, ObjectNode stored, Model.Way way, ExpandOption deeper) {
        Model.Set target = model.sets().get(way.to());
        List<Entity> children = engine.follow(model.service(), set.from(), stored, way.by()).stream()
                .map(child -> shown(target, child, deeper))
                .toList();
        Link link = new Link();
        link.setTitle(way.name());
        if (way.many()) {
            EntityCollection inline = new EntityCollection();
            inline.getEntities().addAll(children);
            link.setInlineEntitySet(inline);
        } else {
            children.stream().findFirst().ifPresent(link::setInlineEntity);
        }
        entity.getNavigationLinks().add(link);
    }

    /** Creates what is given and returns it as it is stored. */
    ObjectNode create(Found found, Entity given) throws ODataApplicationException {
        ObjectNode body = forms.given(found.set(), given);
        return refusing(() -> found.way() == null
                ? engine.create(model.service(), found.set().from(), body, rules)
                : engine.createUnder(
                        model.service(),
                        found.parentSet().from(),
                        found.parent(),
                        found.way().by(),
                        body,
                        rules));
    }

    void change(Found found, Entity given, String ifMatch) throws ODataApplicationException {
        ObjectNode stored = one(found);
        ObjectNode changes = forms.given(found.set(), given);
        refusing(() -> {
            check(found, stored, ifMatch);
            engine.change(model.service(), found.set().from(), stored, changes, rules);
            return stored;
        });
    }

    void delete(Found found, String ifMatch) throws ODataApplicationException {
        ObjectNode stored = one(found);
        refusing(() -> {
            check(found, stored, ifMatch);
            engine.delete(model.service(), found.set().from(), stored, rules);
            return stored;
        });
    }

    private static void check(Found found, ObjectNode stored, String ifMatch) {
        if (!"A_SalesOrder".equals(found.set().from())) {
            return;
        }
        if (ifMatch == null) {
            throw new Precondition(428, "The data service request requires an If-Match header.");
        }
        if (!"*".equals(ifMatch) && !Forms.etag(stored).equals(ifMatch)) {
            throw new Precondition(412, "The record has been changed by another user meanwhile.");
        }
    }

    private static final class Precondition extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Precondition(int status, String message) {
            super(message);
            this.status = status;
        }
    }

    private ObjectNode refusing(Supplier<ObjectNode> work) throws ODataApplicationException {
        try {
            return engine.entities().together(work);
        } catch (SapError refusal) {
            throw new ODataApplicationException(
                    refusal.getMessage(), refusal.getHttpStatus().getStatusCode(), Locale.ENGLISH, refusal.getCode());
        } catch (Precondition failed) {
            throw new ODataApplicationException(failed.getMessage(), failed.status, Locale.ENGLISH, "SANDBOX/005");
        }
    }

    <T> T together(Supplier<T> work) {
        return engine.entities().together(work);
    }
}
