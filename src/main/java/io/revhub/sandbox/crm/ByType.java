package io.revhub.sandbox.crm;

import io.revhub.sandbox.crm.soql.FieldPath;
import io.revhub.sandbox.crm.soql.Query;
import io.revhub.sandbox.crm.soql.TypeOf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** TYPEOF, every name found: what is selected of a parent that may be of several objects. */
final class ByType {

    private final Field reference;
    private final Map<String, List<Column>> columns = new HashMap<>();

    /** @throws SalesforceError if there is no such relationship, object or field */
    ByType(Schema schema, Query query, ObjectType from, TypeOf typeOf) {
        Columns names = new Columns(schema, query, from);
        FieldPath way = typeOf.relationship();
        reference = from.up(way.field()).orElseThrow(() -> names.noRelationship(way, way.field()));
        otherwise(schema, query, typeOf);
        for (TypeOf.Case when : typeOf.cases()) {
            ObjectType type = schema.type(when.object().field())
                    .filter(named -> reference.to().contains(named.name()))
                    .orElseThrow(() -> names.invalid(
                            when.object(),
                            "The relationship '" + way.field() + "' does not lead to '"
                                    + when.object().field() + "'"));
            Columns there = new Columns(schema, query, type);
            columns.put(type.name(), when.fields().stream().map(there::find).toList());
        }
    }

    /** What every object has that no case names; of an object without such a field nothing is shown. */
    private void otherwise(Schema schema, Query query, TypeOf typeOf) {
        if (typeOf.otherwise().isEmpty()) {
            return;
        }
        for (String name : reference.to()) {
            ObjectType type = schema.require(name);
            Columns there = new Columns(schema, query, type);
            columns.put(
                    name,
                    typeOf.otherwise().stream()
                            .filter(field -> type.field(field.names().get(0)).isPresent())
                            .map(there::find)
                            .toList());
        }
    }

    Field reference() {
        return reference;
    }

    /** The parent's name in the answer. */
    String name() {
        return reference.up();
    }

    boolean selects(Row parent) {
        return columns.containsKey(parent.type().name());
    }

    List<Column> columns(Row parent) {
        return columns.get(parent.type().name());
    }
}
