package io.revhub.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.text.Normalizer;
import java.util.TreeSet;

/**
 * The form in which documents are stored and compared: texts in Unicode NFC without blanks around them, keys sorted. Null and
 * empty values stay. Decimals are texts already, at the scale that the mapping gave them.
 */
public final class CanonicalForm {

    private CanonicalForm() {}

    /** The canonical form of {@code value}, which is left as it is. */
    public static JsonNode of(JsonNode value) {
        if (value.isTextual()) {
            return TextNode.valueOf(
                    Normalizer.normalize(value.textValue(), Normalizer.Form.NFC).strip());
        }
        if (value.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> array.add(of(element)));
            return array;
        }
        return value.isObject() ? of((ObjectNode) value) : value;
    }

    /** The canonical form of {@code object}, which is left as it is. */
    public static ObjectNode of(ObjectNode object) {
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> sorted.set(name, of(object.get(name))));
        return sorted;
    }
}
