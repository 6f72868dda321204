package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was deleted or changed in a span of time. */
@RestController
@RequestMapping(DataApi.BASE + "/sobjects/{type}")
class ReplicationApi {

    private static final Duration RECYCLE_BIN = Duration.ofDays(15);
    private static final Duration UPDATES = Duration.ofDays(30);

    private final Org org;

    ReplicationApi(Org org) {
        this.org = org;
    }

    private record Span(String from, String to, String covered) {

        boolean holds(String stamp) {
            return stamp.compareTo(from) >= 0 && stamp.compareTo(to) < 0;
        }
    }

    @GetMapping({"/deleted", "/deleted/"})
    ObjectNode deleted(@PathVariable String type, @RequestParam String start, @RequestParam String end) {
        Span span = span(start, end, RECYCLE_BIN);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode records = result.putArray("deletedRecords");
        each(
                type,
                span,
                Row::deleted,
                row -> records.addObject().put("id", row.id()).put("deletedDate", row.text("LastModifiedDate")));
        return result.put("earliestDateAvailable", Org.stamp(org.instant().minus(RECYCLE_BIN)))
                .put("latestDateCovered", span.covered());
    }

    @GetMapping({"/updated", "/updated/"})
    ObjectNode updated(@PathVariable String type, @RequestParam String start, @RequestParam String end) {
        Span span = span(start, end, UPDATES);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = result.putArray("ids");
        each(type, span, row -> !row.deleted(), row -> ids.add(row.id()));
        return result.put("latestDateCovered", span.covered());
    }

    private void each(String type, Span span, Predicate<Row> wanted, Consumer<Row> each) {
        org.scan(org.schema().require(type), span.from(), List.of(), rows -> {
            rows.filter(wanted)
                    .filter(row -> span.holds(row.text("LastModifiedDate")))
                    .forEach(each);
            return null;
        });
    }

    private Span span(String start, String end, Duration longest) {
        Instant from = instant(start);
        Instant to = instant(end);
        Instant now = org.instant();
        if (to.isBefore(from.plus(Duration.ofMinutes(1)))) {
            throw SalesforceError.refused(
                    "INVALID_REPLICATION_DATE",
                    "Value for parameter endDate must be at least one minute greater than startDate");
        }
        if (from.isBefore(now.minus(longest))) {
            throw SalesforceError.refused(
                    "INVALID_REPLICATION_DATE",
                    "Value for parameter startDate cannot be more than " + longest.toDays() + " days ago");
        }
        return new Span(Org.stamp(from), Org.stamp(to), Org.stamp(to.isBefore(now) ? to : now));
    }

    /** A plus that was not escaped has come as a space. */
    private static Instant instant(String text) {
        try {
            String whole = text.replace(' ', '+').replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
            return OffsetDateTime.parse(whole).toInstant();
        } catch (DateTimeParseException e) {
            throw SalesforceError.refused("MALFORMED_QUERY", "Invalid date: " + text);
        }
    }
}
