package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;

/**
 * A column of an upload.
 *
 * @param relationship the way up to a record that is named by its external id, as in {@code Account.RevHub_Key__c}; null: the
 *     field is the object's own
 */
record IngestColumn(String relationship, Field field) {

    private static final Set<String> TRUE = Set.of("true", "1", "yes", "y", "t");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "n", "f");

    /** @throws SalesforceError if the object has no such field */
    static IngestColumn of(Schema schema, ObjectType type, String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return new IngestColumn(null, type.field(name).orElseThrow(() -> unknown(name)));
        }
        String way = name.substring(0, dot);
        Field key = type.up(way)
                .flatMap(reference -> schema.require(reference.to().get(0)).field(name.substring(dot + 1)))
                .filter(Field::key)
                .orElseThrow(() -> unknown(name));
        return new IngestColumn(way, key);
    }

    private static SalesforceError unknown(String name) {
        return SalesforceError.refused("INVALID_FIELD", "Field name not found : " + name);
    }

    /** The text as the field takes it. */
    JsonNode value(String text) {
        String folded = text.strip().toLowerCase(Locale.ROOT);
        if (field.type() == FieldType.BOOLEAN && (TRUE.contains(folded) || FALSE.contains(folded))) {
            return BooleanNode.valueOf(TRUE.contains(folded));
        }
        return TextNode.valueOf(text);
    }

    void put(ObjectNode record, JsonNode value) {
        if (relationship == null) {
            record.set(field.name(), value);
        } else {
            record.putObject(relationship).set(field.name(), value);
        }
    }
}
