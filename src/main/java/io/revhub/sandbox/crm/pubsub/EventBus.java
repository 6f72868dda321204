package io.revhub.sandbox.crm.pubsub;

import io.revhub.sandbox.Records;
import io.revhub.sandbox.crm.pubsub.ChangeEvents.Message;
import io.revhub.sandbox.crm.pubsub.ChangeEvents.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where events come in: changes of records, messages of clients, and what the sandbox's own API makes up. Thread-safe. */
public final class EventBus {

    private static final String ORIGIN = "com/salesforce/api/rest/62.0";

    private final Records records;
    private final Clock clock;
    private final Catalogue catalogue;
    private final EventLog log;
    private final EventFaults faults = new EventFaults();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    EventBus(Records records, Clock clock, Catalogue catalogue) {
        this.records = records;
        this.clock = clock;
        this.catalogue = catalogue;
        this.log = new EventLog(records, clock);
    }

    /** Whether somebody wants to know of this object's changes. */
    public boolean tells(String object) {
        return catalogue.isSelected(object);
    }

    /** Tells what the current transaction did; subscribers see it when the transaction has committed. */
    public void changed(List<RecordChange> changes) {
        ChangeEvents events = new ChangeEvents(transaction());
        changes.forEach(change -> events.add(catalogue.changes(change.entity().name()), change));
        append(events.messages());
    }

    /** An event of a change type without fields; ids empty: an overflow. */
    void gap(String object, ChangeType type, List<String> ids) {
        records.together(() -> {
            ChangeEvents events = new ChangeEvents(transaction());
            append(List.of(events.gap(catalogue.changes(object), type, ids)));
            return null;
        });
    }

    /** @return the messages' places, in their order */
    List<Event> publish(String source, EventSchema schema, List<byte[]> payloads, Function<Integer, String> ids) {
        return records.together(() -> {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < payloads.size(); i++) {
                events.add(log.append(source, ids.apply(i), schema.id(), payloads.get(i)));
            }
            reveal(events);
            return events;
        });
    }

    private Transaction transaction() {
        return new Transaction(
                UUID.randomUUID().toString(),
                records.next("commit"),
                clock.instant().toEpochMilli(),
                ORIGIN);
    }

    private void append(List<Message> messages) {
        List<Event> events = new ArrayList<>();
        for (Message message : messages) {
            String id = UUID.randomUUID().toString();
            for (int times = faults.times(); times > 0; times--) {
                events.add(log.append(
                        message.schema().entity().changeEvent(),
                        id,
                        message.schema().schema().id(),
                        message.payload()));
            }
        }
        reveal(events);
    }

    private void reveal(List<Event> events) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                log.reveal(events);
                listeners.forEach(Runnable::run);
            }
        });
    }

    void listen(Runnable listener) {
        listeners.add(listener);
    }

    Instant now() {
        return clock.instant();
    }

    EventLog log() {
        return log;
    }

    EventFaults faults() {
        return faults;
    }
}
