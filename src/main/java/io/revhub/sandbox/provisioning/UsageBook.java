package io.revhub.sandbox.provisioning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.RestError;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What was used of a line of an entitlement in a period. A later reading of a meter replaces an earlier one. */
class UsageBook {

    private static final String TYPE = "usage";

    private final Records records;
    private final EntitlementBook entitlements;
    private final Clock clock;

    UsageBook(Records records, EntitlementBook entitlements, Clock clock) {
        this.records = records;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    /** What a meter shows of a period, its last day included. */
    record Reading(String line, LocalDate from, LocalDate to, BigDecimal quantity) {}

    ObjectNode get(String id) {
        return records.find(TYPE, id).orElseThrow(() -> RestError.notFound("usage", id));
    }

    List<ObjectNode> all() {
        return records.all(TYPE);
    }

    /** Those that changed at this instant or later. */
    List<ObjectNode> since(Instant since) {
        return records.since(TYPE, since);
    }

    ObjectNode read(String entitlement, Reading reading) {
        if (reading.quantity().signum() < 0) {
            throw RestError.invalid("Nobody uses less than nothing");
        }
        return records.together(() -> {
            ObjectNode owner = entitlements.get(entitlement);
            boolean known = owner.get("lines").findValuesAsText("line").contains(reading.line());
            if (!known) {
                throw RestError.invalid("There is no line " + reading.line());
            }
            ObjectNode usage = JsonNodeFactory.instance.objectNode();
            String id = "use_" + entitlement.replaceFirst("^ent_", "") + "-" + reading.line() + "-" + reading.from();
            usage.put("id", id).put("entitlement", entitlement);
            usage.set("order", owner.get("order"));
            usage.put("line", reading.line())
                    .put("from", reading.from().toString())
                    .put("to", reading.to().toString())
                    .put("quantity", reading.quantity())
                    .put(
                            "updatedAt",
                            clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
            records.put(TYPE, id, usage);
            return usage;
        });
    }
}
