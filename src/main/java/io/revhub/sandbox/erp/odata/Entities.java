package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;

/** The stored entities of all services, by the names of their entity sets. */
public final class Entities {

    /** When an entity with an ETag changed, finer than its field says: two changes in a millisecond differ. */
    private static final String STAMP = "_stamp";

    private final Records records;
    private final Clock clock;
    private volatile Listener listener = new Nobody();
    private final Map<String, EntityDeclaration> declarations = new LinkedHashMap<>();

    Entities(Records records, Clock clock, List<ServiceDeclaration> services) {
        this.records = records;
        this.clock = clock;
        services.forEach(service -> declarations.putAll(service.entities()));
    }

    /** Hears of what is stored, in the transaction of the write. */
    public interface Listener {

        boolean hears(String set);

        void stored(String set, ObjectNode entity, boolean created);
    }

    private static final class Nobody implements Listener {

        @Override
        public boolean hears(String set) {
            return false;
        }

        @Override
        public void stored(String set, ObjectNode entity, boolean created) {
            throw new IllegalStateException("Nobody hears of " + set);
        }
    }

    /** From now on tells this one of what is stored. */
    public void tell(Listener hearer) {
        this.listener = hearer;
    }

    /** The entity with this key, its values in the declared order. */
    public Optional<ObjectNode> find(String set, String... key) {
        return records.find(set, String.join("\u001f", key));
    }

    /** The entities with exactly these values, oldest first. */
    public List<ObjectNode> where(String set, Map<String, ?> fields) {
        return fields.isEmpty() ? records.all(set) : records.where(set, fields);
    }

    public List<ObjectNode> all(String set) {
        return where(set, Map.of());
    }

    /** An entity without values, to be filled and {@link #put}; for what does not come in through a request. */
    public ObjectNode initial(String set) {
        return new Draft(declarations.get(set), declarations).values();
    }

    /** Stores an entity; if it has an ETag, it gets a new one. */
    public void put(String set, ObjectNode entity) {
        EntityDeclaration declaration = declarations.get(set);
        if (declaration.etag() != null && !declaration.carried()) {
            stamp(declaration, entity);
        }
        String id = id(declaration, entity);
        boolean told = listener.hears(set);
        boolean created = told && records.find(set, id).isEmpty();
        records.put(set, id, entity);
        if (told) {
            listener.stored(set, entity, created);
        }
    }

    /** The next number of a sequence, from 1. */
    public long next(String sequence) {
        return records.next(sequence);
    }

    /** Runs {@code work} as one transaction. */
    public <T> T together(Supplier<T> work) {
        return records.together(work);
    }

    /** Removes an entity, found by its key; one that is not there is no error. */
    public void remove(String set, ObjectNode entity) {
        remove(declarations.get(set), entity);
    }

    void remove(EntityDeclaration declaration, ObjectNode entity) {
        records.remove(declaration.name(), id(declaration, entity));
    }

    List<ObjectNode> children(ObjectNode parent, Navigation way) {
        Map<String, String> fields = new LinkedHashMap<>();
        way.by().forEach((there, here) -> fields.put(there, parent.path(here).asText("")));
        return fields.containsValue("") ? List.of() : where(way.to(), fields);
    }

    /** When an entity with an ETag last changed, as an ISO instant. */
    public static String version(ObjectNode entity) {
        return stamp(entity);
    }

    static String stamp(ObjectNode entity) {
        return entity.path(STAMP).asText();
    }

    private void stamp(EntityDeclaration declaration, ObjectNode entity) {
        Instant now = clock.instant();
        Instant before = entity.has(STAMP) ? Instant.parse(stamp(entity)) : Instant.MIN;
        Instant stamp = now.isAfter(before) ? now : before.plusNanos(1000);
        entity.put(STAMP, stamp.toString());
        boolean version = declaration.fields().get(declaration.etag()).kind() == EdmSimpleTypeKind.String;
        entity.put(
                declaration.etag(),
                version ? following(entity.path(declaration.etag()).asText()) : Values.instant(stamp));
    }

    private static String following(String version) {
        return String.format("%04d", version.isEmpty() ? 1 : Integer.parseInt(version) + 1);
    }

    private static String id(EntityDeclaration declaration, ObjectNode entity) {
        return String.join(
                "\u001f",
                declaration.identity().stream()
                        .map(field -> entity.get(field).asText())
                        .toList());
    }
}
