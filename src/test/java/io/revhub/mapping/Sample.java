package io.revhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.revhub.workspace.WorkspaceFile;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A recorded input of a mapping and what is expected of it: mappings/order/samples/to-erp/signed.json. */
record Sample(String path, JsonNode content) {

    private static final String ANY_ID = "0".repeat(26);

    static Sample of(WorkspaceFile file) {
        return new Sample(file.path(), new Yaml(file.path()).tree(file.text()));
    }

    static boolean isOne(WorkspaceFile file) {
        return file.path().matches("mappings/[^/]+/samples/[^/]+/[^/]+\\.json");
    }

    String document() {
        return path.split("/")[1];
    }

    String direction() {
        return path.split("/")[3];
    }

    String mapping() {
        return document() + "/" + direction();
    }

    String about() {
        return mapping() + ": " + content.path("about").asText(path);
    }

    void check(Mappings mappings, Definitions definitions) {
        assertThat(content.has("given")).as("%s has what is given", path).isTrue();
        assertThat(content.has("then") ^ content.has("refused"))
                .as("%s has either what is expected then, or why it is refused", path)
                .isTrue();
        Mapping mapping = mappings.mapping(mapping());
        if (content.has("refused")) {
            assertThatThrownBy(() -> mapping.apply(content.get("given"), variables()))
                    .isInstanceOf(MappingFailed.class)
                    .hasMessageContaining(content.get("refused").asText());
        } else {
            JsonNode output = mapping.apply(content.get("given"), variables());
            assertThat(sorted(output).toPrettyString())
                    .isEqualTo(sorted(content.get("then")).toPrettyString());
            checkCanonical(output, definitions);
        }
    }

    private void checkCanonical(JsonNode output, Definitions definitions) {
        JsonNode canonical = output.path("document");
        if (direction().startsWith("from-")
                && canonical.isObject()
                && definitions.types().contains(document())) {
            JsonNode filled = Markers.replace(canonical, marker -> TextNode.valueOf(ANY_ID));
            assertThat(definitions.of(document()).violations(filled))
                    .as("violations of the schema")
                    .isEmpty();
        }
    }

    private Map<String, JsonNode> variables() {
        Map<String, JsonNode> variables = new HashMap<>();
        content.path("variables").properties().forEach(v -> variables.put(v.getKey(), v.getValue()));
        return variables;
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode sorted = JsonNodeFactory.instance.objectNode();
            Map<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(f -> fields.put(f.getKey(), sorted(f.getValue())));
            return sorted.setAll(fields);
        } else if (node.isArray()) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            node.forEach(e -> elements.add(sorted(e)));
            return elements;
        }
        return node;
    }
}
