package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/**
 * A list request: which records, in which order, which page, which fields.
 *
 * @param fields those that are shown unless others are asked for
 * @param hidden those that are shown only if they are asked for
 * @param usual how many records make a page unless the request says it
 */
record ListQuery(MultiValueMap<String, String> parameters, List<String> fields, List<String> hidden, int usual) {

    private static final int DEFAULT_LIMIT = 50;
    private static final Pattern TIME = Pattern.compile("(created_at|updated_at)\\[\\$(gte|gt|lte|lt)]");
    private static final Map<String, BiPredicate<Instant, Instant>> COMPARISONS = Map.of(
            "gte",
            (time, bound) -> !time.isBefore(bound),
            "gt",
            Instant::isAfter,
            "lte",
            (time, bound) -> !time.isAfter(bound),
            "lt",
            Instant::isBefore);

    ListQuery(MultiValueMap<String, String> parameters, List<String> fields) {
        this(parameters, fields, List.of(), DEFAULT_LIMIT);
    }

    /** The page of those records that the time filters let through. */
    ObjectNode page(String name, List<ObjectNode> records) {
        int offset = number("offset", 0);
        int limit = number("limit", usual);
        List<ObjectNode> matching =
                records.stream().filter(this::inTime).sorted(order()).toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode page = answer.putArray(name);
        matching.stream().skip(offset).limit(limit).map(this::picked).forEach(page::add);
        return answer.put("count", matching.size()).put("offset", offset).put("limit", limit);
    }

    /** The values of a filter, given once, repeatedly or as {@code name[]}; empty: not filtered. */
    List<String> values(String name) {
        List<String> plain = parameters.getOrDefault(name, List.of());
        return plain.isEmpty() ? parameters.getOrDefault(name + "[]", List.of()) : plain;
    }

    boolean fits(JsonNode record, String field) {
        return values(field).isEmpty()
                || values(field).contains(record.path(field).asText());
    }

    /** The free-text search over these fields, in any case. */
    boolean mentions(JsonNode record, String... searched) {
        String text = parameters.getFirst("q");
        return text == null
                || List.of(searched).stream()
                        .anyMatch(field ->
                                record.path(field).asText("").toLowerCase().contains(text.toLowerCase()));
    }

    private int number(String name, int otherwise) {
        String value = parameters.getFirst(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("-?\\d{1,9}")) {
            throw ShopError.invalidRequest("Expected type: 'number' for field '" + name + "', got: 'string'");
        }
        int number = Integer.parseInt(value);
        if (number < 0) {
            throw ShopError.unknown();
        }
        return number;
    }

    private boolean inTime(ObjectNode record) {
        return parameters.keySet().stream()
                .map(TIME::matcher)
                .filter(Matcher::matches)
                .allMatch(filter -> {
                    Instant time = Instant.parse(record.get(filter.group(1)).textValue());
                    return COMPARISONS.get(filter.group(2)).test(time, instant(parameters.getFirst(filter.group())));
                });
    }

    private static Instant instant(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw ShopError.unknown();
        }
    }

    private Comparator<ObjectNode> order() {
        String order = parameters.getFirst("order");
        if (order == null) {
            return (a, b) -> 0;
        }
        String field = order.startsWith("-") ? order.substring(1) : order;
        if (!fields.contains(field) && !hidden.contains(field)) {
            throw ShopError.unknown();
        }
        Comparator<ObjectNode> ascending =
                Comparator.comparing(record -> record.path(field).asText(""));
        return order.startsWith("-") ? ascending.reversed() : ascending;
    }

    /** The record with the fields asked for: a plain list replaces the default, {@code +} {@code -} {@code *} change it. */
    ObjectNode picked(ObjectNode record) {
        ObjectNode picked = JsonNodeFactory.instance.objectNode();
        List<String> asked = asked();
        boolean replaced = asked.stream().anyMatch(field -> Character.isLetter(field.charAt(0)));
        for (String field : fields) {
            boolean named = asked.stream().anyMatch(a -> !a.startsWith("-") && field.equals(top(a)));
            boolean dropped = asked.contains("-" + field);
            if (named || field.equals("id") || !replaced && !dropped) {
                picked.set(field, record.get(field));
            }
        }
        hidden.stream()
                .filter(field -> asked.stream().anyMatch(a -> !a.startsWith("-") && field.equals(top(a))))
                .forEach(field -> picked.set(field, record.path(field).isMissingNode() ? null : record.get(field)));
        return picked;
    }

    private List<String> asked() {
        String asked = parameters.getFirst("fields");
        List<String> names = asked == null || asked.isBlank() ? List.of() : List.of(asked.split(","));
        // a "+" that was not encoded arrives as a space
        names = names.stream()
                .map(name -> name.startsWith(" ") ? "+" + name.strip() : name)
                .toList();
        if (names.stream().map(ListQuery::top).anyMatch(name -> !fields.contains(name) && !hidden.contains(name))) {
            throw ShopError.unknown();
        }
        return names;
    }

    private static String top(String asked) {
        return asked.replaceFirst("^[+*-]", "").replaceFirst("\\..*", "");
    }
}
