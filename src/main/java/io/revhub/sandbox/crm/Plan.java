package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Sorting;
import io.revhub.sandbox.crm.Filter.Keys;
import io.revhub.sandbox.crm.Schema.Child;
import io.revhub.sandbox.crm.soql.FieldPath;
import io.revhub.sandbox.crm.soql.Ordering;
import io.revhub.sandbox.crm.soql.Query;
import io.revhub.sandbox.crm.soql.Soql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A query made ready to run against the org: every name found, every value fit for its field. */
final class Plan {

    private static final int MOST_OF_ALL_FIELDS = 200;
    private static final Set<String> NEVER_EMPTY = Set.of("Id", "SystemModstamp", "CreatedDate", "LastModifiedDate");

    private final Org org;
    private final Reader reader;
    private final Query query;
    private final ObjectType type;
    private final boolean withDeleted;
    private final List<Column> columns;
    private final List<ByType> byTypes;
    private final List<Down> children;
    private final Predicate<Row> filter;
    private final Predicate<Row> having;
    private final Keys keys;
    private final String since;
    private final Comparator<Row> order;
    private final List<Sorting> sortings;
    private final Groups groups;

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
        this.groups = query.groups() ? new Groups(query, names, reader) : null;
        this.columns =
                query.fields().stream().flatMap(field -> columns(names, field)).toList();
        this.byTypes = query.typeOfs().stream()
                .map(typeOf -> new ByType(org.schema(), query, type, typeOf))
                .toList();
        this.children = query.children().stream().map(this::down).toList();
        Filter filters = new Filter(names, reader, org.today(), this::inner);
        this.filter = query.where().map(filters::of).orElse(row -> true);
        this.keys = query.where().map(filters::keys).orElse(null);
        this.since = query.where().map(filters::since).orElse(null);
        Columns sorted = groups == null ? names : names.ofGroups(groups.names());
        this.order = order(sorted);
        this.sortings = groups == null ? sortings(sorted) : List.of();
        this.having = query.having()
                .map(new Filter(sorted, reader, org.today(), this::inner)::of)
                .orElse(row -> true);
    }

    private Stream<Column> columns(Columns names, FieldPath path) {
        if (path.function().isPresent() && groups == null) {
            throw SalesforceError.refused("MALFORMED_QUERY", "Field must be grouped or aggregated: " + path.text());
        }
        if (!path.field().startsWith("FIELDS(")) {
            return Stream.of(names.find(path));
        }
        if (query.limit() > MOST_OF_ALL_FIELDS) {
            throw SalesforceError.refused(
                    "MALFORMED_QUERY", "The SOQL FIELDS function must have a LIMIT of at most 200");
        }
        return type.fields().stream()
                .filter(field -> switch (path.field()) {
                    case "FIELDS(ALL)" -> true;
                    case "FIELDS(CUSTOM)" -> field.name().endsWith("__c");
                    case "FIELDS(STANDARD)" -> !field.name().endsWith("__c");
                    default ->
                        throw SalesforceError.refused("MALFORMED_QUERY", "unexpected token: '" + path.field() + "'");
                })
                .map(field -> new Column(List.of(), field));
    }

    /** The same order for the database; null where it goes by other objects' fields. */
    private List<Sorting> sortings(Columns names) {
        List<Sorting> result = new ArrayList<>();
        for (Ordering ordering : query.orderBy()) {
            Column column = names.find(ordering.field());
            if (!column.own()) {
                return null;
            }
            result.add(sorting(column.field(), ordering));
        }
        return result;
    }

    private static Sorting sorting(Field field, Ordering ordering) {
        Sorting.Kind kind = field.type().isNumeric()
                ? Sorting.Kind.NUMBER
                : field.type().isText() ? Sorting.Kind.TEXT : Sorting.Kind.EXACT;
        // what is never empty is sorted as the index has it
        boolean nullsLast = NEVER_EMPTY.contains(field.name()) ? !ordering.descending() : ordering.nullsLast();
        return new Sorting(field.name(), kind, ordering.descending(), nullsLast);
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
        return plan.found(rows -> rows.map(row -> reader.value(row, plan.columns.get(0)))
                .filter(Objects::nonNull)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(HashSet::new)));
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

    List<Column> columns() {
        return columns;
    }

    Reader reader() {
        return reader;
    }

    /** Goes through the records, or groups, that the query finds, in its order, without holding more than it must. */
    <T> T found(Function<Stream<Row>, T> read) {
        if (groups != null) {
            List<Row> rows = each(candidates -> groups.of(candidates.filter(this::fits), type));
            return read.apply(cut(sorted(rows.stream().filter(having))));
        }
        boolean inOrder = keys == null && sortings != null;
        return each(candidates -> {
            Stream<Row> fitting = candidates.filter(this::fits);
            return read.apply(cut(inOrder ? fitting : sorted(fitting)));
        });
    }

    private <T> T each(Function<Stream<Row>, T> read) {
        return keys == null
                ? org.scan(type, since, sortings == null ? List.of() : sortings, read)
                : read.apply(
                        org.rows(type, keys.field(), keys.values()).stream().sorted(Comparator.comparing(Row::id)));
    }

    private boolean fits(Row row) {
        return (withDeleted || !row.deleted()) && !row.erased() && filter.test(row);
    }

    private Stream<Row> sorted(Stream<Row> rows) {
        return order == null ? rows : rows.sorted(order);
    }

    private Stream<Row> cut(Stream<Row> rows) {
        return rows.skip(query.offset()).limit(query.limit());
    }

    /** A record with what the query selects. */
    ObjectNode write(Row row, String version) {
        return write(row, version, ChildPages.NONE);
    }

    /** The same, children page by page. */
    ObjectNode write(Row row, String version, ChildPages pages) {
        if (groups != null) {
            return groups.write(row);
        }
        ObjectNode node = Output.head(row, version);
        columns.forEach(column -> write(node, row, column, version));
        byTypes.forEach(byType -> node.set(byType.name(), byType(row, byType, version)));
        children.forEach(down -> node.set(down.child().reference().down(), down(row, down, version, pages)));
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

    private ObjectNode byType(Row row, ByType byType, String version) {
        Row parent = reader.up(row, byType.reference()).orElse(null);
        if (parent == null || !byType.selects(parent)) {
            return null;
        }
        ObjectNode node = Output.head(parent, version);
        byType.columns(parent).forEach(column -> write(node, parent, column, version));
        return node;
    }

    private ObjectNode down(Row row, Down down, String version, ChildPages pages) {
        List<Row> lines = down.plan()
                .below(org.rows(
                        down.child().type(), Map.of(down.child().reference().name(), row.id())));
        if (lines.isEmpty()) {
            return null;
        }
        ObjectNode result = row.body().objectNode();
        pages.first(result, down.plan().query, lines, withDeleted, version)
                .forEach(line -> result.withArray("records").add(down.plan().write(line, version, pages)));
        return result;
    }

    private List<Row> below(List<Row> children) {
        return cut(sorted(children.stream().filter(this::fits))).toList();
    }
}
