package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asynchronous messages: each is kept under its id, which is taken once, and carried out a moment later in the order in
 * which they came, also after a restart. What came of one is its note in the message monitor.
 */
final class Inbox implements AutoCloseable {

    static final String MONITOR = "_AsynchronousMessage";

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final long DELAY_MILLIS = 200;

    private final Records records;
    private final Map<String, UnaryOperator<String>> services;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "erp-inbox");
        thread.setDaemon(true);
        return thread;
    });

    /** @param services by their names: from the envelope to the note */
    Inbox(Records records, Map<String, UnaryOperator<String>> services) {
        this.records = records;
        this.services = services;
        later.schedule(this::carryOutPending, DELAY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Keeps a message; one whose id was seen before is dropped. */
    void take(String service, String id, String envelope) {
        records.together(() -> {
            if (records.find(MONITOR, id).isEmpty()) {
                ObjectNode message = JsonNodeFactory.instance.objectNode();
                message.put("id", id)
                        .put("service", service)
                        .put("state", "pending")
                        .put("envelope", envelope);
                records.put(MONITOR, id, message);
            }
            return id;
        });
        later.schedule(this::carryOutPending, DELAY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void carryOutPending() {
        for (ObjectNode message : records.where(MONITOR, Map.of("state", "pending"))) {
            try {
                records.together(() -> carryOut(message));
            } catch (RuntimeException e) {
                LOG.error("The simulated ERP could not carry out message {}", message.get("id"), e);
            }
        }
    }

    private String carryOut(ObjectNode message) {
        String note = services.get(message.get("service").asText())
                .apply(message.get("envelope").asText());
        message.put("state", "done").put("note", note);
        records.put(MONITOR, message.get("id").asText(), message);
        return note;
    }

    @Override
    public void close() {
        later.shutdown();
    }
}
