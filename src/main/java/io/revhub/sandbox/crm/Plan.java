package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.crm.Filter.Keys;
import io.revhub.sandbox.crm.Schema.Child;
import io.revhub.sandbox.crm.soql.Ordering;
import io.revhub.sandbox.crm.soql.Query;
import io.revhub.sandbox.crm.soql.Soql;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A query made ready to run against the org: every name found, every value fit for its field. */
final class Plan {

    private final Org org;
    private final Reader reader;
    private final Query query;
    private final ObjectType type;
    private final boolean withDeleted;
    private final List<Column> columns;
    private final List<Down> children;
    private final Predicate<Row> filter;
    private final Keys keys;
    private final Comparator<Row> order;

    private record Down(Child child, Plan plan) {}

    /** @throws SalesforceError if the query does not fit the org's objects */
    static Plan of(Org org, Query query, boolean withDeleted) {
        return new Plan(org, new Reader(org), query, object(org.schema(), query), withDeleted);
    }

    private Plan(Org org, Reader reader, Query query, ObjectType type, boolean withDeleted) {
        this.org = org;
        this.reader = reader;
        this.query = query;
        this.type = type;
        this.withDeleted = withDeleted;
        Columns names = new Columns(org.schema(), query, type);
        this.columns = query.fields().stream().map(names::find).toList();
        this.children = query.children().stream().map(this::down).toList();
        Filter filters = new Filter(names, reader, org.today(), this::inner);
        this.filter = query.where().map(filters::of).orElse(row -> true);
        this.keys = query.where().map(filters::keys).orElse(null);
        this.order = order(names);
    }

    private static ObjectType object(Schema schema, Query query) {
        return schema.type(query.from())
                .orElseThrow(() -> invalidType(
                        query,
                        "sObject type '" + query.from() + "' is not supported. If you are attempting to use a custom"
                                + " object, be sure to append the '__c' after the entity name. Please reference your WSDL"
                                + " or the describe call for the appropriate names."));
    }

    private static SalesforceError invalidType(Query query, String message) {
        return SalesforceError.refused("INVALID_TYPE", Soql.pointAt(query.text(), query.fromAt(), message));
    }

    private Down down(Query inner) {
        Child child = org.schema().children(type).stream()
                .filter(c -> inner.from().equalsIgnoreCase(c.reference().down()))
                .findFirst()
                .orElseThrow(() -> invalidType(
                        inner,
                        "Didn't understand relationship '" + inner.from() + "' in FROM part of query call. If you are"
                                + " attempting to use a custom relationship, be sure to append the '__r' after the custom"
                                + " relationship name. Please reference your WSDL or the describe call for the appropriate"
                                + " names."));
        return new Down(child, new Plan(org, reader, inner, child.type(), withDeleted));
    }

    private Set<String> inner(Query inner) {
        Plan plan = new Plan(org, reader, inner, object(org.schema(), inner), withDeleted);
        return plan.rows().stream()
                .map(row -> reader.value(row, plan.columns.get(0)))
                .filter(Objects::nonNull)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Comparator<Row> order(Columns names) {
        Comparator<Row> result = null;
        for (Ordering ordering : query.orderBy()) {
            Comparator<Row> next = new RowOrder(reader, names.find(ordering.field()), ordering);
            result = result == null ? next : result.thenComparing(next);
        }
        return result;
    }

    Query query() {
        return query;
    }

    ObjectType type() {
        return type;
    }

    /** The records that the query finds, in its order. */
    List<Row> rows() {
        return chosen(keys == null ? org.rows(type).stream() : byKeys());
    }

    private Stream<Row> byKeys() {
        return keys.values().stream()
                .flatMap(key -> keys.field().type() == FieldType.ID
                        ? org.find(type, key).stream()
                        : org.rows(type, Map.of(keys.field().name(), key)).stream());
    }

    private List<Row> chosen(Stream<Row> candidates) {
        Stream<Row> found =
                candidates.filter(row -> withDeleted || !row.deleted()).filter(filter);
        Stream<Row> sorted = order == null ? found : found.sorted(order);
        return sorted.skip(query.offset()).limit(query.limit()).toList();
    }

    /** A record with what the query selects. */
    ObjectNode write(Row row, String version) {
        ObjectNode node = Output.head(row, version);
        columns.forEach(column -> write(node, row, column, version));
        children.forEach(down -> node.set(down.child().reference().down(), down(row, down, version)));
        return node;
    }

    private void write(ObjectNode node, Row row, Column column, String version) {
        ObjectNode here = node;
        Row at = row;
        for (Field reference : column.up()) {
            Row parent = reader.up(at, reference).orElse(null);
            if (parent == null) {
                here.putNull(reference.up());
                return;
            }
            if (!here.has(reference.up())) {
                here.set(reference.up(), Output.head(parent, version));
            }
            here = (ObjectNode) here.get(reference.up());
            at = parent;
        }
        here.set(column.field().name(), Output.value(at, column.field()));
    }

    private ObjectNode down(Row row, Down down, String version) {
        List<Row> lines = down.plan()
                .chosen(org
                        .rows(
                                down.child().type(),
                                Map.of(down.child().reference().name(), row.id()))
                        .stream());
        if (lines.isEmpty()) {
            return null;
        }
        ObjectNode result =
                row.body().objectNode().put("totalSize", lines.size()).put("done", true);
        lines.forEach(line -> result.withArray("records").add(down.plan().write(line, version)));
        return result;
    }
}
