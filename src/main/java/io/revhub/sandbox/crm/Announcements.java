package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.crm.pubsub.Entity;
import io.revhub.sandbox.crm.pubsub.EventBus;
import io.revhub.sandbox.crm.pubsub.RecordChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells what a transaction did to each record, all in all: records are compared as they were before their first write and as
 * they are at the end, so that what was undone in between is never told.
 */
final class Announcements implements Org.Watch {

    private final EventBus bus;
    private final Records records;
    private final Map<String, Entity> entities = new TreeMap<>();

    Announcements(EventBus bus, Records records, List<Entity> entities) {
        this.bus = bus;
        this.records = records;
        entities.forEach(entity -> this.entities.put(entity.name(), entity));
    }

    static List<Entity> entities(Schema schema) {
        return schema.types().stream()
                .map(type -> new Entity(
                        type.name(),
                        type.fields().stream().map(Announcements::field).toList()))
                .toList();
    }

    private static Entity.Field field(Field field) {
        return switch (field.type()) {
            case CURRENCY -> new Entity.Field(field.name(), Entity.Kind.DOUBLE, "Data:Currency");
            case NUMBER -> new Entity.Field(field.name(), Entity.Kind.DOUBLE, "Data:Double");
            case PERCENT -> new Entity.Field(field.name(), Entity.Kind.DOUBLE, "Data:Percent");
            case INT -> new Entity.Field(field.name(), Entity.Kind.INT, "Data:Integer");
            case BOOLEAN -> new Entity.Field(field.name(), Entity.Kind.BOOLEAN, "Data:Boolean");
            case DATE -> new Entity.Field(field.name(), Entity.Kind.DATE, "Data:DateOnly");
            case DATETIME -> new Entity.Field(field.name(), Entity.Kind.DATETIME, "Data:DateTime");
            case TEXTAREA -> new Entity.Field(field.name(), Entity.Kind.LONG_TEXT, "Data:StringPlusClob");
            case PICKLIST -> new Entity.Field(field.name(), Entity.Kind.TEXT, "Data:DynamicEnum");
            case ID, REFERENCE -> new Entity.Field(field.name(), Entity.Kind.TEXT, "ForeignKey:EntityId");
            default -> new Entity.Field(field.name(), Entity.Kind.TEXT, "Data:Text");
        };
    }

    @Override
    public void around(Row row, Runnable write) {
        if (!bus.tells(row.type().name())) {
            write.run();
        } else if (TransactionSynchronizationManager.isSynchronizationActive()) {
            written().note(row);
            write.run();
        } else {
            records.together(() -> {
                around(row, write);
                return null;
            });
        }
    }

    private Written written() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Written.class::isInstance)
                .map(Written.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Written first = new Written();
                    TransactionSynchronizationManager.registerSynchronization(first);
                    return first;
                });
    }

    private record Key(String type, String id) {}

    /** The records that a transaction writes, as they were before. */
    private final class Written implements TransactionSynchronization {

        private final Map<Key, ObjectNode> before = new LinkedHashMap<>();

        void note(Row row) {
            Key key = new Key(row.type().name(), row.id());
            if (!before.containsKey(key)) {
                before.put(key, records.find(key.type(), key.id()).orElse(null));
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            List<RecordChange> changes = new ArrayList<>();
            before.forEach((key, old) -> records.find(key.type(), key.id())
                    .ifPresent(now -> changes.add(new RecordChange(entities.get(key.type()), key.id(), old, now))));
            bus.changed(changes);
        }
    }
}
