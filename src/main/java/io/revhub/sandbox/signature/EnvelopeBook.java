package io.revhub.sandbox.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.HubWebhooks;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.RestError;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The envelopes, and what may happen to them. Each change of an envelope's status is announced. */
class EnvelopeBook {

    private static final String TYPE = "envelope";
    private static final String DOCUMENT = "document";
    private static final Set<String> OPEN = Set.of("sent", "viewed");

    private final Records records;
    private final HubWebhooks webhooks;
    private final Clock clock;

    /** @param created false: it was there already, and is unchanged */
    record Created(ObjectNode envelope, boolean created) {}

    /** A signer in their envelope. */
    record Seat(ObjectNode envelope, ObjectNode signer) {

        boolean open() {
            return OPEN.contains(status(envelope)) && OPEN.contains(status(signer));
        }
    }

    EnvelopeBook(Records records, HubWebhooks webhooks, Clock clock) {
        this.records = records;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    List<ObjectNode> all() {
        return records.all(TYPE);
    }

    ObjectNode get(String id) {
        return records.find(TYPE, id).orElseThrow(() -> RestError.notFound(TYPE, id));
    }

    Optional<ObjectNode> byKey(String externalKey) {
        return records.where(TYPE, Map.of("externalKey", externalKey)).stream().findFirst();
    }

    /** Those that changed at this instant or later. */
    List<ObjectNode> since(Instant since) {
        return records.since(TYPE, since);
    }

    byte[] document(String id) {
        return Base64.getDecoder()
                .decode(records.find(DOCUMENT, id)
                        .orElseThrow(() -> RestError.notFound(DOCUMENT, id))
                        .get("content")
                        .textValue());
    }

    Created create(EnvelopeForm form) {
        return records.together(() -> byKey(form.externalKey())
                .map(existing -> new Created(existing, false))
                .orElseGet(() -> {
                    String id = "env_" + UUID.randomUUID();
                    ObjectNode made = form.envelope(id, now());
                    ObjectNode document = JsonNodeFactory.instance.objectNode();
                    records.put(DOCUMENT, id, document.put("content", form.content()));
                    store(made);
                    return new Created(made, true);
                }));
    }

    Seat seat(String envelope, String signer) {
        ObjectNode found = get(envelope);
        for (JsonNode candidate : found.get("signers")) {
            if (candidate.get("id").textValue().equals(signer)) {
                return new Seat(found, (ObjectNode) candidate);
            }
        }
        throw RestError.notFound("signer", signer);
    }

    /** The signer has opened it; the first opening counts. */
    Seat view(String envelope, String signer) {
        return records.together(() -> {
            Seat seat = seat(envelope, signer);
            if (seat.open() && status(seat.signer()).equals("sent")) {
                seat.signer().put("status", "viewed").put("viewedAt", now().toString());
                changed(seat.envelope(), "viewed");
            }
            return seat;
        });
    }

    /** Signing twice is signing once; the last one to sign completes the envelope. */
    Seat sign(String envelope, String signer) {
        return records.together(() -> {
            Seat seat = seat(envelope, signer);
            if (status(seat.signer()).equals("signed")) {
                return seat;
            }
            refuseClosed(seat);
            seat.signer().put("status", "signed").put("signedAt", now().toString());
            boolean all = true;
            for (JsonNode other : seat.envelope().get("signers")) {
                all &= status(other).equals("signed");
            }
            changed(seat.envelope(), all ? "signed" : "viewed");
            return seat;
        });
    }

    Seat decline(String envelope, String signer, String reason) {
        return records.together(() -> {
            Seat seat = seat(envelope, signer);
            if (status(seat.signer()).equals("declined")) {
                return seat;
            }
            refuseClosed(seat);
            seat.signer()
                    .put("status", "declined")
                    .put("declinedAt", now().toString())
                    .put("reason", reason);
            changed(seat.envelope(), "declined");
            return seat;
        });
    }

    /** Closes what nobody signed in time. */
    void expire() {
        records.together(() -> {
            all().stream()
                    .filter(e -> OPEN.contains(status(e)))
                    .filter(e ->
                            !now().isBefore(Instant.parse(e.get("expiresAt").textValue())))
                    .forEach(e -> changed(e, "expired"));
            return null;
        });
    }

    private static void refuseClosed(Seat seat) {
        if (!seat.open()) {
            throw RestError.conflict("It is " + status(seat.envelope()));
        }
    }

    private void changed(ObjectNode envelope, String status) {
        boolean announced = !status(envelope).equals(status);
        envelope.put("status", status).put("updatedAt", now().toString());
        records.put(TYPE, envelope.get("id").textValue(), envelope);
        if (announced) {
            webhooks.announce(envelope);
        }
    }

    private void store(ObjectNode envelope) {
        records.put(TYPE, envelope.get("id").textValue(), envelope);
        webhooks.announce(envelope);
    }

    static String status(JsonNode record) {
        return record.get("status").textValue();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
