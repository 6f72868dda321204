package io.revhub.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.SandboxProperties.SystemSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Tells the hub what happened to a record, as Standard Webhooks has it: its id, nothing more.
 *
 * @param hub the hub's address
 * @param system as the hub names it in the address of its webhooks
 * @param type of the records: what comes before the status in the event's name
 */
public record HubWebhooks(Outbox outbox, URI hub, String system, String type, Clock realTime) {

    /** Some minutes in all; who was away for longer asks by {@code updated_since}. */
    private static final List<Duration> PAUSES =
            Stream.of(1, 2, 4, 8, 16, 32, 60, 60, 60).map(Duration::ofSeconds).toList();

    /** An outbox that signs with the system's {@code webhook-secret}. */
    public static Outbox outbox(Records records, Faults faults, SystemSettings settings) {
        WebhookSignature signature = new WebhookSignature(settings.login("webhook-secret"), Clock.systemUTC());
        return new Outbox(records, faults, PAUSES, signature::headers);
    }

    /** Announces a record's status. */
    public void announce(ObjectNode record) {
        String id = "msg_" + UUID.randomUUID();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("event", type + "." + record.get("status").textValue());
        body.put("id", id);
        body.put(
                "occurred_at", realTime.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        body.putObject("data").set("id", record.get("id"));
        outbox.add(id, URI.create(hub + "/webhooks/" + system), body.toString());
    }
}
