package io.revhub.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The texts of new files. */
final class Templates {

    private static final String ANY_ID = "0".repeat(25) + "1";

    private Templates() {}

    static String schema(String document) {
        return """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "%1$s",
              "description": "Say here what a %1$s is.",
              "type": "object",
              "properties": {
                "number": {"$ref": "../_types.schema.json#/$defs/number"},
                "name": {"$ref": "../_types.schema.json#/$defs/text"}
              },
              "required": ["number", "name"],
              "additionalProperties": false
            }
            """.formatted(document);
    }

    static String toRoute(String document, String system, String sink) {
        return """
            - route:
                id: %1$s/to-%2$s
                description: brings every %1$s to the %2$s
                from:
                  uri: kamelet:deliveries
                  parameters:
                    document: %1$s
                    system: %2$s
                    atMost: 50
                  steps:
                    - to:
                        uri: kamelet:map
                        parameters:
                          mapping: %1$s/to-%2$s
                    - to: kamelet:%3$s
                    - to: kamelet:confirm
            """.formatted(document, system, sink);
    }

    static String begettingRoute(String document, String parent) {
        return """
            - route:
                id: %1$s/from-%2$s
                description: a %2$s begets a %1$s
                from:
                  uri: kamelet:deliveries
                  parameters:
                    document: %2$s
                    system: hub/%1$s
                  steps:
                    - to:
                        uri: kamelet:map
                        parameters:
                          mapping: %1$s/from-%2$s
                    - to:
                        uri: kamelet:beget
                        parameters:
                          document: %1$s
                    - to: kamelet:confirm
            """.formatted(document, parent);
    }

    /** @param query null: the reader takes none */
    static String fromRoute(String document, String source, String reader, String record, String query) {
        String read = query == null
                ? "        - to: kamelet:" + reader + "\n"
                : """
                        - to:
                            uri: kamelet:%s
                            parameters:
                              query: >-
                                %s
                """.formatted(reader, query).indent(0);
        return """
            - route:
                id: %1$s/from-%2$s
                description: a %4$s of the %2$s is a %1$s
                from:
                  uri: kamelet:readings
                  parameters:
                    system: %2$s
                    record: %4$s
                  steps:
            %3$s        - to:
                        uri: kamelet:map
                        parameters:
                          mapping: %1$s/from-%2$s
                    - to:
                        uri: kamelet:intake
                        parameters:
                          document: %1$s
            """.formatted(document, source, read, record);
    }

    static ObjectNode hub() {
        ObjectNode hub = JsonNodeFactory.instance.objectNode();
        hub.put("id", ANY_ID)
                .put("key", ANY_ID.substring(0, 16))
                .put("version", 1)
                .put("deleted", false);
        return JsonNodeFactory.instance.objectNode().set("hub", hub);
    }

    /** @param variables null: none */
    static String sample(JsonNode given, JsonNode variables, JsonNode then) {
        ObjectNode sample = JsonNodeFactory.instance.objectNode();
        sample.put("about", "with everything");
        sample.set("given", given);
        if (variables != null) {
            sample.set("variables", variables);
        }
        sample.set("then", then);
        return Json.asWritten(sample) + "\n";
    }
}
