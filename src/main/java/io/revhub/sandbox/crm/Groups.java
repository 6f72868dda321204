package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.crm.soql.Aggregate;
import io.revhub.sandbox.crm.soql.FieldPath;
import io.revhub.sandbox.crm.soql.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a query says of many records: one answer for each group, or one for all. */
final class Groups {

    private final Query query;
    private final Reader reader;
    private final List<Column> keys;
    private final List<Column> counted;
    private final List<Field> results = new ArrayList<>();
    private final Map<String, Column> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** @throws SalesforceError if a selected field is not grouped by, or a function does not fit its field */
    Groups(Query query, Columns columns, Reader reader) {
        this.query = query;
        this.reader = reader;
        this.keys = query.groupBy().stream().map(columns::find).toList();
        this.counted = query.aggregates().stream()
                .map(aggregate -> columns.find(aggregate.field()))
                .toList();
        for (int i = 0; i < keys.size(); i++) {
            FieldPath key = query.groupBy().get(i);
            result(answered(keys.get(i).field(), key), key.text());
        }
        for (int i = 0; i < counted.size(); i++) {
            Aggregate aggregate = query.aggregates().get(i);
            result(typed(aggregate, counted.get(i).field(), columns).renamed(aggregate.name()), aggregate.text());
        }
        query.fields().forEach(field -> grouped(field, columns));
    }

    /** What is asked of a date is answered under the name that SELECT gives it. */
    private Field answered(Field field, FieldPath key) {
        return query.fields().stream()
                .filter(selected -> selected.text().equalsIgnoreCase(key.text()))
                .map(FieldPath::name)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .map(field::renamed)
                .orElse(field);
    }

    private void result(Field field, String text) {
        results.add(field);
        names.put(text, new Column(List.of(), field));
        names.put(field.name(), new Column(List.of(), field));
    }

    private void grouped(FieldPath field, Columns columns) {
        if (!keys.contains(columns.find(field))) {
            throw SalesforceError.refused("MALFORMED_QUERY", "Field must be grouped or aggregated: " + field.text());
        }
    }

    private static Field typed(Aggregate aggregate, Field field, Columns columns) {
        return switch (aggregate.function()) {
            case COUNT, COUNT_DISTINCT -> Field.computed(aggregate.name(), FieldType.INT);
            case MIN, MAX -> field;
            case SUM, AVG -> {
                if (!field.type().isNumeric()) {
                    throw columns.invalid(
                            aggregate.field(),
                            "field " + field.name() + " does not support aggregate operator " + aggregate.function());
                }
                yield field.type().isDecimal() ? field : Field.computed(field.name(), FieldType.NUMBER);
            }
        };
    }

    /** The names by which HAVING and ORDER BY know the results. */
    Map<String, Column> names() {
        return names;
    }

    /** The groups as rows of results. */
    List<Row> of(Stream<Row> rows, ObjectType type) {
        Map<List<JsonNode>, List<Tally>> groups = new LinkedHashMap<>();
        if (keys.isEmpty()) {
            groups.put(List.of(), tallies());
        }
        rows.forEach(row -> {
            List<JsonNode> key = keys.stream().map(column -> value(row, column)).toList();
            List<Tally> tallies = groups.computeIfAbsent(key, k -> tallies());
            for (int i = 0; i < counted.size(); i++) {
                tallies.get(i).add(reader.value(row, counted.get(i)));
            }
        });
        List<Row> result = new ArrayList<>();
        groups.forEach((key, tallies) -> result.add(row(type, key, tallies)));
        return result;
    }

    private JsonNode value(Row row, Column column) {
        JsonNode value = reader.value(row, column);
        return value == null ? NullNode.getInstance() : value;
    }

    private List<Tally> tallies() {
        return query.aggregates().stream()
                .map(aggregate -> new Tally(aggregate.function()))
                .toList();
    }

    private Row row(ObjectType type, List<JsonNode> key, List<Tally> tallies) {
        Row row = new Row(type, JsonNodeFactory.instance.objectNode());
        for (int i = 0; i < results.size(); i++) {
            row.set(
                    results.get(i).name(),
                    i < key.size() ? key.get(i) : tallies.get(i - key.size()).result());
        }
        return row;
    }

    ObjectNode write(Row row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putObject("attributes").put("type", "AggregateResult");
        results.forEach(field -> node.set(field.name(), Output.value(row, field)));
        return node;
    }
}
