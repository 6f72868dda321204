package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.JsonHttp;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds records by the time of their change, deleted ones too, and the parents of changed children. Each query begins a
 * while before the last one ended, because a long transaction commits late what it stamped early; what was seen there before
 * is remembered and not told again.
 *
 * @param sources the object itself first, then its children
 */
record SalesforceCatchUp(SalesforceCalls crm, List<Source> sources, Duration overlap) implements CatchUp {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX");

    /** @param parent the field with the id of the record to be read: Id, or a child's reference to its parent */
    record Source(String object, String parent) {

        String soql(Instant from) {
            return "SELECT Id, SystemModstamp" + (parent.equals("Id") ? "" : ", " + parent) + " FROM " + object
                    + (from == null ? "" : " WHERE SystemModstamp >= " + from) + " ORDER BY SystemModstamp, Id";
        }
    }

    @Override
    public Page next(Optional<String> position) {
        JsonNode before = JsonHttp.json(position.orElse("{}"));
        ObjectNode after = JsonNodeFactory.instance.objectNode();
        Set<Hint> hints = new LinkedHashSet<>();
        boolean more = false;
        for (Source source : sources) {
            Position now = next(source, Position.parse(before.path(source.object())), hints);
            after.set(source.object(), now.json());
            more |= now.next() != null;
        }
        return new Page(new ArrayList<>(hints), after.toString(), more);
    }

    @Override
    public Optional<String> since(Instant from) {
        ObjectNode position = JsonNodeFactory.instance.objectNode();
        sources.forEach(source -> position.set(source.object(), new Position(from, Map.of(), null).json()));
        return Optional.of(position.toString());
    }

    private Position next(Source source, Position from, Set<Hint> hints) {
        try {
            return take(source, from, page(source, from), hints);
        } catch (CallFailed e) {
            if (e.hasCode("INVALID_QUERY_LOCATOR")) {
                return next(source, from.again(), hints);
            }
            throw Failures.readFailed(e);
        }
    }

    private SalesforceCalls.Found page(Source source, Position from) {
        if (from.next() != null) {
            return crm.next(from.next());
        }
        return crm.queryAll(source.soql(from.at() == null ? null : from.at().minus(overlap)));
    }

    private Position take(Source source, Position from, SalesforceCalls.Found page, Set<Hint> hints) {
        Map<String, Instant> seen = new HashMap<>();
        for (ObjectNode entry : page.records()) {
            String id = entry.path("Id").asText();
            Instant stamp = OffsetDateTime.parse(entry.path("SystemModstamp").asText(), STAMP)
                    .toInstant();
            if (!from.has(id, stamp) && entry.hasNonNull(source.parent())) {
                hints.add(new Hint(
                        sources.get(0).object(), entry.get(source.parent()).asText()));
            }
            seen.put(id, stamp);
        }
        return from.with(seen, page.next(), overlap);
    }
}
