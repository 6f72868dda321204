package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Creates, changes and deletes entities with what hangs under them, following each entity set's {@link Rules}. */
final class Writes {

    private final Entities entities;
    private final Map<String, Rules> rules;

    Writes(Entities entities, List<Rules> rules) {
        this.entities = entities;
        this.rules = rules.stream().collect(Collectors.toMap(Rules::entitySet, Function.identity()));
    }

    void insert(Draft draft, Optional<ObjectNode> parent) {
        EntityDeclaration declaration = draft.declaration();
        rules(declaration).creating(draft, parent);
        declaration.required().stream()
                .filter(field -> !draft.has(field))
                .findFirst()
                .ifPresent(field -> {
                    throw SapError.missing(field);
                });
        refuseDuplicate(draft);
        entities.put(declaration.name(), draft.values());
        draft.children()
                .forEach((name, children) ->
                        insertAll(draft, declaration.navigation().get(name), children));
        rules(declaration).created(draft);
    }

    private void insertAll(Draft parent, Navigation way, List<Draft> children) {
        for (Draft child : children) {
            child.inherit(way, parent.values());
            insert(child, Optional.of(parent.values()));
        }
    }

    private void refuseDuplicate(Draft draft) {
        EntityDeclaration declaration = draft.declaration();
        String[] key = declaration.key().stream().map(draft::text).toArray(String[]::new);
        if (entities.find(declaration.name(), key).isPresent()) {
            throw SapError.refused(declaration.name() + " " + String.join(" ", key) + " already exists.");
        }
    }

    void change(EntityDeclaration declaration, ObjectNode entity, ObjectNode changes) {
        rules(declaration).changing(entity, changes);
        entity.setAll(changes);
        entities.put(declaration.name(), entity);
        rules(declaration).changed(entity);
    }

    void delete(EntityDeclaration declaration, ObjectNode entity, Map<String, EntityDeclaration> service) {
        rules(declaration).deleting(entity);
        for (Navigation way : declaration.navigation().values()) {
            if (way.many()) {
                entities.children(entity, way).forEach(child -> delete(service.get(way.to()), child, service));
            }
        }
        entities.remove(declaration, entity);
        rules(declaration).deleted(entity);
    }

    private Rules rules(EntityDeclaration declaration) {
        return rules.getOrDefault(declaration.name(), declaration::name);
    }
}
