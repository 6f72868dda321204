package io.revhub.connector.odata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The options of a read, not encoded; each method returns a new query. */
public record Query(Map<String, String> options) {

    /** Everything. */
    public static final Query ALL = new Query(Map.of());

    public static Query filter(String expression) {
        return ALL.with("$filter", expression);
    }

    public Query select(String fields) {
        return with("$select", fields);
    }

    public Query expand(String navigations) {
        return with("$expand", navigations);
    }

    public Query orderBy(String fields) {
        return with("$orderby", fields);
    }

    public Query top(int most) {
        return with("$top", Integer.toString(most));
    }

    /** With this option; a blank value changes nothing. */
    Query with(String option, String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(options);
        all.put(option, value);
        return new Query(all);
    }

    /** What follows the path in an address, with its question mark. */
    String encoded() {
        return options.isEmpty()
                ? ""
                : options.entrySet().stream()
                        .map(option -> option.getKey() + "=" + OData.encoded(option.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
