package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads columns of records; parents are read once in its life, which is one request. */
final class Reader {

    private final Org org;
    private final Map<String, Optional<Row>> parents = new HashMap<>();

    Reader(Org org) {
        this.org = org;
    }

    /** The record that a reference leads to, deleted or not. */
    Optional<Row> up(Row row, Field reference) {
        String id = row.text(reference.name());
        return id == null
                ? Optional.empty()
                : parents.computeIfAbsent(id, i -> org.schema().ofId(i).flatMap(type -> org.find(type, i)));
    }

    /** The stored value; null if it or one of the references on the way is empty. */
    JsonNode value(Row row, Column column) {
        Optional<Row> at = Optional.of(row);
        for (Field reference : column.up()) {
            at = at.flatMap(r -> up(r, reference));
        }
        return at.map(column::value).orElse(null);
    }

    /** Parents are read anew from here on. */
    void forget() {
        parents.clear();
    }
}
