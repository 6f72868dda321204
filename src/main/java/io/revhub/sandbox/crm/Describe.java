package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Objects and fields as the describe call shows them. */
final class Describe {

    private Describe() {}

    static ObjectNode head(ObjectType type, String version) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("name", type.name())
                .put("label", type.name().replaceAll("__c$", "").replace('_', ' '))
                .put("labelPlural", type.plural())
                .put("keyPrefix", type.prefix())
                .put("custom", type.custom())
                .put("createable", true)
                .put("updateable", true)
                .put("deletable", true)
                .put("queryable", true)
                .put("retrieveable", true);
        String path = Output.path(version, type);
        node.putObject("urls")
                .put("sobject", path)
                .put("describe", path + "/describe")
                .put("rowTemplate", path + "/{ID}");
        return node;
    }

    static ObjectNode whole(Schema schema, ObjectType type, String version) {
        ObjectNode node = head(type, version);
        ArrayNode fields = node.putArray("fields");
        type.fields().forEach(field -> fields.add(field(field)));
        ArrayNode children = node.putArray("childRelationships");
        schema.children(type)
                .forEach(child -> children.addObject()
                        .put("childSObject", child.type().name())
                        .put("field", child.reference().name())
                        .put("relationshipName", child.reference().down())
                        .put("cascadeDelete", child.reference().cascade()));
        return node;
    }

    private static ObjectNode field(Field field) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("name", field.name())
                .put("label", field.label())
                .put("type", field.type().described())
                .put("length", field.length())
                .put("precision", field.type().isDecimal() ? 18 : 0)
                .put("scale", field.scale())
                .put("nillable", !field.required())
                .put("createable", field.writable(true))
                .put("updateable", field.writable(false))
                .put("custom", field.name().endsWith("__c"))
                .put("autoNumber", field.number() != null)
                .put("defaultedOnCreate", field.preset() != null)
                .put("externalId", field.key() && field.name().endsWith("__c"))
                .put("idLookup", field.key())
                .put("unique", field.unique())
                .put("caseSensitive", field.unique())
                .put("filterable", field.type() != FieldType.TEXTAREA)
                .put("restrictedPicklist", !field.values().isEmpty())
                .put("relationshipName", field.up());
        ArrayNode to = node.putArray("referenceTo");
        field.to().forEach(to::add);
        ArrayNode values = node.putArray("picklistValues");
        field.values()
                .forEach(v ->
                        values.addObject().put("active", true).put("label", v).put("value", v));
        return node;
    }
}
