package io.revhub.sandbox.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.HubWebhooks;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.RestError;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The entitlements, and what may happen to them. Each change of status is announced. */
class EntitlementBook {

    private static final String TYPE = "entitlement";
    private static final Map<String, String> STATUS_AFTER =
            Map.of("suspend", "suspended", "resume", "active", "revoke", "revoked");
    private static final Map<String, Set<String>> ALLOWED_FROM = Map.of(
            "suspend", Set.of("active", "partly_active"),
            "resume", Set.of("suspended"),
            "revoke", Set.of("pending", "partly_active", "active", "suspended"));

    private final Records records;
    private final HubWebhooks webhooks;
    private final Clock clock;

    /** @param created false: it was there already, and is unchanged */
    record Created(ObjectNode entitlement, boolean created) {}

    EntitlementBook(Records records, HubWebhooks webhooks, Clock clock) {
        this.records = records;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    ObjectNode get(String id) {
        return records.find(TYPE, id).orElseThrow(() -> RestError.notFound("entitlement", id));
    }

    Optional<ObjectNode> byKey(String externalKey) {
        return records.where(TYPE, Map.of("externalKey", externalKey)).stream().findFirst();
    }

    List<ObjectNode> all() {
        return records.all(TYPE);
    }

    /** Those that changed at this instant or later. */
    List<ObjectNode> since(Instant since) {
        return records.since(TYPE, since);
    }

    Created create(EntitlementForm form) {
        return records.together(() -> byKey(form.externalKey())
                .map(existing -> new Created(existing, false))
                .orElseGet(() -> {
                    String id = "ent_" + UUID.randomUUID();
                    ObjectNode made = form.entitlement(id, now());
                    records.put(TYPE, id, made);
                    return new Created(made, true);
                }));
    }

    /** Completes lines that are still pending; an entitlement with all its lines done is active. */
    ObjectNode complete(String id, Set<String> lines) {
        return records.together(() -> {
            ObjectNode entitlement = get(id);
            if (!Set.of("pending", "partly_active").contains(status(entitlement))) {
                return entitlement;
            }
            boolean allDone = true;
            for (JsonNode line : entitlement.get("lines")) {
                boolean pending = line.get("status").textValue().equals("pending");
                if (pending
                        && (lines.isEmpty() || lines.contains(line.get("line").asText()))) {
                    ((ObjectNode) line)
                            .put("status", "done")
                            .put("doneAt", LocalDate.now(clock).toString());
                } else if (pending) {
                    allDone = false;
                }
            }
            return change(entitlement, allDone ? "active" : "partly_active");
        });
    }

    ObjectNode act(String id, String action) {
        return records.together(() -> {
            ObjectNode entitlement = get(id);
            if (!ALLOWED_FROM.containsKey(action)) {
                throw RestError.invalid("There is no action " + action);
            }
            if (status(entitlement).equals(STATUS_AFTER.get(action))) {
                return entitlement;
            }
            if (!ALLOWED_FROM.get(action).contains(status(entitlement))) {
                throw RestError.conflict("Cannot " + action + ": it is " + status(entitlement));
            }
            return change(entitlement, STATUS_AFTER.get(action));
        });
    }

    /** Changes quantities; not announced, as its status stays. */
    ObjectNode changeQuantities(String id, JsonNode changes) {
        return records.together(() -> {
            ObjectNode entitlement = get(id);
            if (status(entitlement).equals("revoked")) {
                throw RestError.conflict("It is revoked");
            }
            for (JsonNode wanted : changes) {
                EntitlementForm.check(wanted);
                line(entitlement, wanted.get("line").asText()).set("quantity", wanted.get("quantity"));
            }
            records.put(TYPE, id, entitlement.put("updatedAt", now()));
            return entitlement;
        });
    }

    private static ObjectNode line(ObjectNode entitlement, String name) {
        for (JsonNode line : entitlement.get("lines")) {
            if (line.get("line").asText().equals(name)) {
                return (ObjectNode) line;
            }
        }
        throw RestError.invalid("There is no line " + name);
    }

    private ObjectNode change(ObjectNode entitlement, String status) {
        entitlement.put("status", status).put("updatedAt", now());
        records.put(TYPE, entitlement.get("id").textValue(), entitlement);
        webhooks.announce(entitlement);
        return entitlement;
    }

    static String status(ObjectNode entitlement) {
        return entitlement.get("status").textValue();
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
