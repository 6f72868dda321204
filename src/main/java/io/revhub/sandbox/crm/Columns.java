package io.revhub.sandbox.crm;

import io.revhub.sandbox.crm.soql.DateFunction;
import io.revhub.sandbox.crm.soql.FieldPath;
import io.revhub.sandbox.crm.soql.Query;
import io.revhub.sandbox.crm.soql.Soql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the fields that a query names. */
final class Columns {

    private final Schema schema;
    private final Query query;
    private final ObjectType from;
    private final Map<String, Column> computed;

    Columns(Schema schema, Query query, ObjectType from) {
        this(schema, query, from, Map.of());
    }

    private Columns(Schema schema, Query query, ObjectType from, Map<String, Column> computed) {
        this.schema = schema;
        this.query = query;
        this.from = from;
        this.computed = computed;
    }

    /** The fields of what is said of many records. */
    Columns ofGroups(Map<String, Column> columns) {
        return new Columns(schema, query, from, columns);
    }

    /** @throws SalesforceError if there is no such field */
    Column find(FieldPath written) {
        Column column = computed.get(written.text());
        return column != null ? column : asked(written, stored(written));
    }

    private Column asked(FieldPath written, Column stored) {
        if (written.function().isEmpty()) {
            return stored;
        }
        DateFunction function = written.function().get();
        FieldType type = stored.field().type();
        if (type != FieldType.DATETIME && (type != FieldType.DATE || function.onlyOfInstants())) {
            throw invalid(written, "field " + written.field() + " does not support function " + function);
        }
        return stored.by(function);
    }

    private Column stored(FieldPath written) {
        FieldPath path = withoutOwnName(written);
        List<Field> up = new ArrayList<>();
        ObjectType type = from;
        for (String name : path.relationships()) {
            Field reference = type.up(name).orElseThrow(() -> noRelationship(path, name));
            up.add(reference);
            type = target(reference, path);
        }
        ObjectType last = type;
        return new Column(up, type.field(path.field()).orElseThrow(() -> noColumn(path, last)));
    }

    /** {@code Account.Name} and {@code a.Name} in a query from Account a. */
    private FieldPath withoutOwnName(FieldPath path) {
        if (path.names().size() < 2 || from.up(path.names().get(0)).isPresent()) {
            return path;
        }
        String first = path.names().get(0);
        return first.equalsIgnoreCase(query.alias()) || first.equalsIgnoreCase(query.from()) ? path.rest() : path;
    }

    private ObjectType target(Field reference, FieldPath path) {
        return reference.to().stream()
                .map(schema::require)
                .filter(type -> type.field(path.field()).isPresent())
                .findFirst()
                .orElseGet(() -> schema.require(reference.to().get(0)));
    }

    SalesforceError noRelationship(FieldPath path, String name) {
        return invalid(
                path,
                "Didn't understand relationship '" + name + "' in field path. If you are attempting to use a custom"
                        + " relationship, be sure to append the '__r' after the custom relationship name. Please"
                        + " reference your WSDL or the describe call for the appropriate names.");
    }

    private SalesforceError noColumn(FieldPath path, ObjectType type) {
        return invalid(
                path,
                "No such column '" + path.field() + "' on entity '" + type.name() + "'. If you are attempting to use a"
                        + " custom field, be sure to append the '__c' after the custom field name. Please reference"
                        + " your WSDL or the describe call for the appropriate names.");
    }

    SalesforceError invalid(FieldPath path, String message) {
        return SalesforceError.refused("INVALID_FIELD", Soql.pointAt(query.text(), path.at(), message));
    }
}
