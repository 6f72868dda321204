package io.revhub.sandbox.erp.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Publishes business events at least once: an event is kept in the transaction of its change, is sent to the broker after
 * the commit, also after a restart, and is forgotten when the broker has it on disk.
 */
public final class EventMesh implements AutoCloseable {

    static final String NAMESPACE = "default/sap.s4.beh/s4h";

    private static final Logger LOG = LoggerFactory.getLogger(EventMesh.class);
    private static final String OUTBOX = "_Event";
    private static final long AGAIN_MILLIS = 1_000;

    private final Records records;
    private final Clock clock;
    private final EventBroker broker;
    private final String queue;
    private final EventFaults faults = new EventFaults();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "erp-events");
        thread.setDaemon(true);
        return thread;
    });
    private Event held;

    /**
     * Where and how the broker is reached.
     *
     * @param port 0: any that is free
     */
    public record Settings(Path folder, int port, String queue, String user, String password) {}

    /** @throws IllegalStateException if the broker cannot start */
    public EventMesh(Settings settings, Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
        this.queue = settings.queue();
        try {
            this.broker = new EventBroker(
                    settings.folder(), settings.port(), settings.queue(), settings.user(), settings.password());
        } catch (Exception e) {
            throw new IllegalStateException("The ERP's port for events, " + settings.port() + ", cannot be opened", e);
        }
        sender.execute(this::send);
    }

    /** For AMQP 1.0 clients. */
    public String address() {
        return "amqp://localhost:" + broker.port();
    }

    String queue() {
        return EventBroker.address(queue);
    }

    EventFaults faults() {
        return faults;
    }

    /**
     * Publishes an event; in a transaction, when that commits.
     *
     * @param object SalesOrder
     * @param operation Created or Changed
     * @param key the key's fields
     */
    public void publish(String object, String operation, Map<String, String> key) {
        String name = object.toLowerCase(Locale.ROOT);
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("type", "sap.s4.beh." + name + ".v1." + object + "." + operation + ".v1")
                .put("specversion", "1.0")
                .put("source", "/" + NAMESPACE)
                .put("id", UUID.randomUUID().toString())
                .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("datacontenttype", "application/json");
        key.forEach(event.putObject("data")::put);
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.put("topic", NAMESPACE + "/ce/sap/s4/beh/" + name + "/v1/" + object + "/" + operation + "/v1");
        kept.put("body", event.toString());
        records.put(OUTBOX, event.get("id").asText(), kept);
        afterCommit();
    }

    private void afterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            sender.execute(this::send);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sender.execute(EventMesh.this::send);
            }
        });
    }

    private void send() {
        List<ObjectNode> waiting = records.all(OUTBOX);
        try {
            for (ObjectNode kept : waiting) {
                Event event = new Event(
                        kept.get("topic").textValue(), kept.get("body").textValue());
                pass(event, faults.take());
                records.remove(OUTBOX, id(kept));
            }
        } catch (Exception e) {
            LOG.warn("The simulated ERP could not send an event: {}", e.toString());
            sender.schedule(this::send, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static String id(ObjectNode kept) {
        return kept.get("body").textValue().replaceFirst("(?s).*?\"id\":\"([^\"]*)\".*", "$1");
    }

    private void pass(Event event, EventFaults.Kind fault) throws Exception {
        if (fault == EventFaults.Kind.REORDER) {
            held = event;
            return;
        }
        if (fault != EventFaults.Kind.LOSE) {
            broker.send(event);
        }
        if (fault == EventFaults.Kind.DOUBLE) {
            broker.send(event);
        }
        if (held != null) {
            broker.send(held);
            held = null;
        }
    }

    @Override
    public void close() throws Exception {
        sender.shutdown();
        sender.awaitTermination(1, TimeUnit.SECONDS);
        broker.close();
    }
}
