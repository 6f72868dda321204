package io.revhub.sandbox.provisioning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Outbox;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Tells the hub what happened to an entitlement: its id, nothing more. */
record Webhooks(Outbox outbox, URI to, Clock realTime) {

    void announce(ObjectNode entitlement) {
        String id = "msg_" + UUID.randomUUID();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("event", "entitlement." + entitlement.get("status").textValue());
        body.put("id", id);
        body.put(
                "occurred_at", realTime.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        body.putObject("data").set("id", entitlement.get("id"));
        outbox.add(id, to, body.toString());
    }
}
