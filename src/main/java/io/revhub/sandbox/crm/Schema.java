package io.revhub.sandbox.crm;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All objects of the org. */
final class Schema {

    /** What a stage says of its opportunity. */
    record Stage(int probability, String forecast) {}

    /** A way down: the child's object and its reference. */
    record Child(ObjectType type, Field reference) {}

    private final Map<String, ObjectType> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Stage> stages;

    Schema(Collection<ObjectType> types, Map<String, Stage> stages) {
        types.forEach(t -> this.types.put(t.name(), t));
        this.stages = stages;
    }

    Collection<ObjectType> types() {
        return types.values();
    }

    Optional<ObjectType> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** @throws SalesforceError if the org has no such object */
    ObjectType require(String name) {
        return type(name).orElseThrow(() -> SalesforceError.notFound("The requested resource does not exist"));
    }

    /** The object that an id belongs to, by its prefix. */
    Optional<ObjectType> ofId(String id) {
        return types.values().stream().filter(t -> id.startsWith(t.prefix())).findFirst();
    }

    List<Child> children(ObjectType parent) {
        return types.values().stream()
                .flatMap(t -> t.fields().stream().map(f -> new Child(t, f)))
                .filter(c -> c.reference().to().contains(parent.name()))
                .toList();
    }

    Stage stage(String name) {
        return stages.get(name);
    }
}
