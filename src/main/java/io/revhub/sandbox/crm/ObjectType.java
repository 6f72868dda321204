package io.revhub.sandbox.crm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An object of the org: what its records are made of. Names are found whatever their case, as in Salesforce. */
final class ObjectType {

    private final String name;
    private final String prefix;
    private final String plural;
    private final List<Field> fields;
    private final Map<String, Field> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Field> byRelationship = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    ObjectType(String name, String prefix, String plural, List<Field> fields) {
        this.name = name;
        this.prefix = prefix;
        this.plural = plural;
        this.fields = List.copyOf(fields);
        fields.forEach(f -> byName.put(f.name(), f));
        fields.stream().filter(f -> f.up() != null).forEach(f -> byRelationship.put(f.up(), f));
    }

    String name() {
        return name;
    }

    String prefix() {
        return prefix;
    }

    String plural() {
        return plural;
    }

    boolean custom() {
        return name.endsWith("__c");
    }

    List<Field> fields() {
        return fields;
    }

    Optional<Field> field(String fieldName) {
        return Optional.ofNullable(byName.get(fieldName));
    }

    /** The reference that leads up by this relationship. */
    Optional<Field> up(String relationship) {
        return Optional.ofNullable(byRelationship.get(relationship));
    }
}
