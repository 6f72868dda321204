package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Outbox;
import io.revhub.sandbox.Records;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The tenant's one callback: who is told, and what. A callback has no id, no time and no signature, and is tried twice at
 * most.
 */
@RestController
@RequestMapping("/1.0/kb/tenants/registerNotificationCallback")
class Callbacks {

    private static final String TYPE = "callback";
    private static final String KEY = "PUSH_NOTIFICATION_CB";

    private final Records records;
    private final Outbox outbox;

    Callbacks(Records records, Outbox outbox) {
        this.records = records;
        this.outbox = outbox;
    }

    @PostMapping
    ResponseEntity<Void> register(@RequestParam("cb") String address) {
        ObjectNode registered = JsonNodeFactory.instance.objectNode();
        records.put(TYPE, KEY, registered.put("url", URI.create(address).toString()));
        return Location.created("tenants/registerNotificationCallback");
    }

    @GetMapping
    ObjectNode registered() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("key", KEY);
        var values = answer.putArray("values");
        records.find(TYPE, KEY).ifPresent(registered -> values.add(registered.get("url")));
        return answer;
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unregister() {
        records.remove(TYPE, KEY);
    }

    /** Tells the tenant, after the transaction has committed; {@code metaData} is JSON or null. */
    void announce(String eventType, String accountId, String objectType, String objectId, ObjectNode metaData) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("eventType", eventType).put("accountId", accountId);
        body.put("objectType", objectType).put("objectId", objectId);
        body.put("metaData", metaData == null ? null : metaData.toString());
        records.find(TYPE, KEY)
                .ifPresent(registered ->
                        outbox.add(URI.create(registered.get("url").textValue()), body.toString()));
    }
}
