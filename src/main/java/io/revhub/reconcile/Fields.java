package io.revhub.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Document;
import io.revhub.document.Facet;
import io.revhub.document.Ownership;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Compares a document field by field with what one system shows of it. A field that the system owns is to be what the merge
 * makes of it; another field is to be as the system showed it after the hub's last write there.
 */
record Fields(ObjectMapper json) {

    private static final List<String> AMOUNTS = List.of("gross", "net", "amount", "tax", "open");
    /** The items that the ERP clears by itself move without anybody having interfered; the deals' equations judge them. */
    private static final String OPEN_ITEMS = "open";

    record Differing(String field, String owner, String hub, String system, BigDecimal amount) {}

    /** @param base what the system showed after the hub's last write, as JSON; null: the hub never wrote there */
    List<Differing> compare(
            Document document, Map<String, Facet> facets, Ownership ownership, Facet shown, String base) {
        List<Differing> found = new ArrayList<>();
        Map<String, Facet> now = new HashMap<>(facets);
        now.put(shown.source(), shown);
        ObjectNode merged = ownership.merge(now, json.createObjectNode());
        for (String field : names(merged, document.body())) {
            add(found, field, ownership, document.body().get(field), merged.get(field));
        }
        ObjectNode after = object(base);
        if (after != null) {
            names(shown.body(), after).stream()
                    .filter(field -> !ownership.owner(field).orElse("").equals(shown.source()))
                    .filter(field -> found.stream().noneMatch(d -> d.field().equals(field)))
                    .filter(after::has)
                    .filter(field ->
                            !(field.equals(OPEN_ITEMS) && after.get(field).isArray()))
                    .forEach(field -> add(
                            found,
                            field,
                            ownership,
                            after.get(field),
                            shown.body().get(field)));
        }
        return found;
    }

    /** What a document is about in money; null if it is about none. */
    static BigDecimal amount(ObjectNode body) {
        return AMOUNTS.stream()
                .map(body::path)
                .map(Fields::decimal)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static void add(List<Differing> found, String field, Ownership ownership, JsonNode hub, JsonNode system) {
        if (!Objects.equals(hub, system)) {
            DifferingValues values = DifferingValues.of(hub, system);
            found.add(new Differing(
                    field,
                    ownership.owner(field).orElse(null),
                    values.hub(),
                    values.system(),
                    apart(field, hub, system)));
        }
    }

    private static BigDecimal apart(String field, JsonNode hub, JsonNode system) {
        if (hub != null && hub.isArray() && system != null && system.isArray()) {
            BigDecimal apart = sum(hub).subtract(sum(system)).abs();
            return apart.signum() == 0 ? null : apart;
        }
        BigDecimal left = decimal(hub);
        BigDecimal right = decimal(system);
        return !AMOUNTS.contains(field) || left == null || right == null
                ? null
                : left.subtract(right).abs();
    }

    /** What lines or prices come to. */
    private static BigDecimal sum(JsonNode elements) {
        return StreamSupport.stream(elements.spliterator(), false)
                .filter(ObjectNode.class::isInstance)
                .map(element -> amount((ObjectNode) element))
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal decimal(JsonNode value) {
        try {
            return value == null || !value.isTextual() ? null : new BigDecimal(value.textValue());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static TreeSet<String> names(ObjectNode a, ObjectNode b) {
        TreeSet<String> names = new TreeSet<>();
        Stream.of(a, b).forEach(o -> o.fieldNames().forEachRemaining(names::add));
        return names;
    }

    private ObjectNode object(String text) {
        try {
            return text == null ? null : (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
