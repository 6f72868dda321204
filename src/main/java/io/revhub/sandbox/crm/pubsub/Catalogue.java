package io.revhub.sandbox.crm.pubsub;

import io.revhub.sandbox.Records;
import io.revhub.sandbox.crm.pubsub.Entity.Field;
import io.revhub.sandbox.crm.pubsub.Entity.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** What can be subscribed to: objects, channels and platform events, and the schemas of all of them. */
final class Catalogue {

    private static final String SCHEMA = "event-schema";
    private static final String DATA = "/data/";
    private static final String EVENT = "/event/";

    private final Map<String, ChangeSchema> changes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, EventSchema> platformEvents = new LinkedHashMap<>();
    private final Map<String, Set<String>> channels = new LinkedHashMap<>();
    private final Set<String> selected;
    private final Records records;

    /**
     * A topic that exists.
     *
     * @param sources whose events come on it
     * @param schema of the only kind of event on it; null: there are several kinds
     */
    record Topic(String name, Set<String> sources, EventSchema schema, boolean publishable) {}

    Catalogue(List<Entity> entities, EventSettings settings, Records records) {
        this.records = records;
        entities.forEach(entity -> changes.put(entity.name(), new ChangeSchema(entity)));
        settings.platformEvents().forEach((name, fields) -> platformEvents.put(name, platformEvent(name, fields)));
        this.selected = new LinkedHashSet<>(settings.selected());
        settings.channels().forEach((name, objects) -> channels.put(name, sources(objects)));
        channels.put("ChangeEvents", sources(settings.selected()));
        settings.channels().values().forEach(selected::addAll);
        changes.values().forEach(change -> keep(change.schema()));
        platformEvents.values().forEach(this::keep);
    }

    private Set<String> sources(Iterable<String> objects) {
        Set<String> sources = new LinkedHashSet<>();
        objects.forEach(object -> sources.add(changes(object).entity().changeEvent()));
        return sources;
    }

    private static EventSchema platformEvent(String name, List<Field> declared) {
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(new Schema.Field("CreatedDate", Schema.create(Schema.Type.LONG), "CreatedDate:DateTime"));
        fields.add(new Schema.Field("CreatedById", Schema.create(Schema.Type.STRING), "CreatedBy:EntityId"));
        declared.forEach(field -> fields.add(EventSchema.avroField(field)));
        return EventSchema.of(Schema.createRecord(name, null, "com.sforce.eventbus", false, fields));
    }

    static Field field(String name, String type) {
        return switch (type) {
            case "number" -> new Field(name, Kind.DOUBLE, "Data:Double");
            case "boolean" -> new Field(name, Kind.BOOLEAN, "Data:Boolean");
            case "datetime" -> new Field(name, Kind.DATETIME, "Data:DateTime");
            default -> new Field(name, Kind.TEXT, "Data:Text");
        };
    }

    /** A schema must still be found when events of an earlier run are read. */
    private void keep(EventSchema schema) {
        if (records.find(SCHEMA, schema.id()).isEmpty()) {
            var node = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            records.put(SCHEMA, schema.id(), node.put("avro", schema.avro().toString()));
        }
    }

    /** The Avro schema as JSON. */
    Optional<String> schema(String id) {
        return records.find(SCHEMA, id).map(node -> node.get("avro").textValue());
    }

    boolean isSelected(String object) {
        return selected.contains(object);
    }

    /** @throws IllegalArgumentException if there is no such object */
    ChangeSchema changes(String object) {
        ChangeSchema schema = changes.get(object);
        if (schema == null) {
            throw new IllegalArgumentException("There is no object " + object);
        }
        return schema;
    }

    Optional<Topic> topic(String name) {
        if (name.startsWith(EVENT)) {
            String event = name.substring(EVENT.length());
            return Optional.ofNullable(platformEvents.get(event))
                    .map(schema -> new Topic(name, Set.of(event), schema, true));
        }
        if (!name.startsWith(DATA)) {
            return Optional.empty();
        }
        String channel = name.substring(DATA.length());
        if (channels.containsKey(channel)) {
            return Optional.of(new Topic(name, channels.get(channel), null, false));
        }
        return changes.values().stream()
                .filter(schema -> schema.entity().changeEvent().equals(channel))
                .findFirst()
                .map(schema -> new Topic(name, Set.of(channel), schema.schema(), false));
    }
}
