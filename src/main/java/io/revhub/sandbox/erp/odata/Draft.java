package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An entity about to be created, with what is to be created under it. */
public final class Draft {

    private final EntityDeclaration declaration;
    private final Map<String, EntityDeclaration> service;
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();
    private final Map<String, List<Draft>> children = new LinkedHashMap<>();

    Draft(EntityDeclaration declaration, Map<String, EntityDeclaration> service) {
        this.declaration = declaration;
        this.service = service;
        declaration.fields().values().forEach(field -> values.set(field.name(), Values.initial(field)));
    }

    /** All fields; those not given have their initial value. */
    public ObjectNode values() {
        return values;
    }

    public String text(String field) {
        return values.path(field).asText("");
    }

    /** Whether the field has a value other than its initial one. */
    public boolean has(String field) {
        return !values.get(field).equals(Values.initial(declaration.fields().get(field)));
    }

    public void set(String field, String value) {
        values.put(field, value);
    }

    public void set(String field, boolean value) {
        values.put(field, value);
    }

    public void setIfUnset(String field, String value) {
        if (!has(field)) {
            set(field, value);
        }
    }

    public List<Draft> children(String navigation) {
        return children.getOrDefault(navigation, List.of());
    }

    /** Adds an empty entity under this one. */
    public Draft add(String navigation) {
        Navigation way = declaration.navigation().get(navigation);
        Draft child = new Draft(service.get(way.to()), service);
        children.computeIfAbsent(navigation, n -> new ArrayList<>()).add(child);
        return child;
    }

    void take(Field field, JsonNode given) {
        values.set(field.name(), Values.parse(field, given));
    }

    /** Takes the fields over that the way to this entity names. */
    void inherit(Navigation way, ObjectNode parent) {
        way.by().forEach((there, here) -> values.set(there, parent.get(here)));
    }

    void mention(String navigation) {
        children.computeIfAbsent(navigation, n -> new ArrayList<>());
    }

    Map<String, List<Draft>> children() {
        return children;
    }

    EntityDeclaration declaration() {
        return declaration;
    }
}
