package io.revhub.mapping;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;

/** Reads a YAML or JSON file of the workspace, decimals exactly. */
record Yaml(String file) {

    private static final ObjectMapper YAML = exact(YAMLMapper.builder());
    private static final ObjectMapper JSON = exact(JsonMapper.builder());

    private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> M exact(B builder) {
        return builder.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** @throws MappingBroken if it is empty, or has another form than its name says */
    JsonNode tree(String text) {
        try {
            return filled((file.endsWith(".json") ? JSON : YAML).readTree(text));
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    /** A map of codes; numbers stay as they are written (0010), for they are codes. */
    JsonNode codes(String text) {
        try (JsonParser parser = YAML.createParser(text)) {
            parser.nextToken();
            JsonNode codes = asWritten(parser);
            if (!codes.isObject()) {
                throw new MappingBroken(file, 0, "is not a map from keys to values");
            }
            return codes;
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new MappingBroken(file, 0, "cannot be read: " + e.getMessage());
        }
    }

    private JsonNode filled(JsonNode tree) {
        if (tree == null || tree.isMissingNode() || tree.isNull()) {
            throw new MappingBroken(file, 0, "is empty");
        }
        return tree;
    }

    private static JsonNode asWritten(JsonParser parser) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(parser, nodes.objectNode());
        } else if (token == JsonToken.START_ARRAY) {
            return array(parser, nodes.arrayNode());
        } else if (token == null || token == JsonToken.VALUE_NULL) {
            return nodes.nullNode();
        }
        return token.isBoolean() ? nodes.booleanNode(parser.getBooleanValue()) : nodes.textNode(parser.getText());
    }

    private static JsonNode object(JsonParser parser, ObjectNode object) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            object.set(key, asWritten(parser));
        }
        return object;
    }

    private static JsonNode array(JsonParser parser, ArrayNode array) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(asWritten(parser));
        }
        return array;
    }

    private MappingBroken broken(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return new MappingBroken(file, at == null ? 0 : at.getLineNr(), e.getOriginalMessage());
    }
}
