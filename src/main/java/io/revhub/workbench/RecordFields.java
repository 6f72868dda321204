package io.revhub.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a system's record probably calls the fields of a document: a guess to begin with.
 *
 * @param record the record type
 * @param salesforce whether the names follow Salesforce's customs
 */
record RecordFields(String document, String record, boolean salesforce) {

    static RecordFields of(String document, String record, boolean salesforce) {
        String guess = document.substring(0, 1).toUpperCase(Locale.ROOT) + document.substring(1);
        return new RecordFields(document, record == null ? guess.replace("-", "") : record, salesforce);
    }

    private String name(String field) {
        if (!salesforce) {
            return field;
        }
        return switch (field) {
            case "name" -> "Name";
            case "number" -> record.replaceAll("__c$", "") + "Number";
            case "key" -> "RevHub_Key__c";
            case "deleted" -> "IsDeleted";
            default -> "RevHub_" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1) + "__c";
        };
    }

    String mapping(ObjectNode example) {
        String fields = example.properties().stream()
                .map(f -> "    \"" + f.getKey() + "\": ." + name(f.getKey()))
                .collect(Collectors.joining(",\n"));
        return """
            // The record's fields are on the right: write the names that the system really has.
            {
              "document": {
            %s
              },
              "hubKey": .%s,
              "number": %s,
              "keys": {},
              "references": [],
              "links": [],
              "deleted": fallback(.%s, false)
            }
            """.formatted(
                        fields, name("key"), example.has("number") ? "." + name("number") : "null", name("deleted"));
    }

    /** Null: the reader takes none. */
    String query(ObjectNode example) {
        if (!salesforce) {
            return null;
        }
        String fields = example.properties().stream().map(f -> name(f.getKey())).collect(Collectors.joining(", "));
        return "SELECT Id, " + fields + ", IsDeleted, RevHub_Key__c FROM " + record;
    }

    ObjectNode given(ObjectNode example) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        given.put(salesforce ? "Id" : "id", "1");
        example.properties().forEach(f -> given.set(name(f.getKey()), f.getValue()));
        given.putNull(name("key"));
        return given.put(name("deleted"), false);
    }

    JsonNode then(ObjectNode example) {
        ObjectNode then = JsonNodeFactory.instance.objectNode();
        then.set("document", example);
        then.putNull("hubKey");
        then.set("number", example.has("number") ? example.get("number") : JsonNodeFactory.instance.nullNode());
        then.putObject("keys");
        then.putArray("references");
        then.putArray("links");
        return then.put("deleted", false);
    }
}
