package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Outbox;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Posts events as the subscriber file does that RevHub ships for a real shop; without a webhook secret none leave. */
record Events(Optional<Outbox> outbox, URI to, Stamps stamps, Clock realTime) {

    void send(String event, ObjectNode data) {
        if (outbox.isEmpty()) {
            return;
        }
        String id = stamps.id("msg");
        ObjectNode body = Body.empty();
        body.put("event", event).put("id", id).put("occurred_at", Stamps.time(realTime.instant()));
        body.set("data", data);
        body.putObject("metadata").put("eventGroupId", stamps.id("evgrp"));
        outbox.get().add(id, to, body.toString());
    }

    /** An event that names one record, nothing else. */
    void of(String event, String id) {
        send(event, Body.empty().put("id", id));
    }
}
