package io.revhub.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Puts pseudonyms in the place of personal data: names, e-mail addresses, phone numbers, streets, VAT ids and IBANs, told by
 * the field's name and by how the text looks. The same text gets the same pseudonym everywhere; amounts, dates, ids and codes
 * stay. Used by one thread for what belongs to one sample.
 */
final class Masking {

    private static final int SHORTEST_IN_OTHER_TEXT = 4;
    private static final Pattern OF_GOODS = Pattern.compile("(product|plan|item|line|attributes|sku|pricebook).*");

    private final Map<String, String> pseudonyms = new LinkedHashMap<>();

    /** @return a copy with pseudonyms */
    JsonNode of(JsonNode value) {
        learn("", value, false);
        return masked(value);
    }

    private void learn(String field, JsonNode value, boolean ofGoods) {
        if (value.isObject()) {
            value.properties().forEach(f -> {
                String name = plain(f.getKey());
                learn(name, f.getValue(), ofGoods || OF_GOODS.matcher(name).matches());
            });
        } else if (value.isArray()) {
            value.forEach(element -> learn(field, element, ofGoods));
        } else if (value.isTextual() && !value.textValue().isBlank()) {
            Personal.of(field, value.textValue(), ofGoods)
                    .ifPresent(kind -> pseudonyms.computeIfAbsent(
                            value.textValue(), text -> kind.pseudonym(text, pseudonyms.size() + 1)));
        }
    }

    private JsonNode masked(JsonNode value) {
        if (value.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(f -> copy.set(f.getKey(), masked(f.getValue())));
            return copy;
        } else if (value.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> copy.add(masked(element)));
            return copy;
        }
        return value.isTextual() ? TextNode.valueOf(masked(value.textValue())) : value;
    }

    private String masked(String text) {
        String whole = pseudonyms.get(text);
        if (whole != null) {
            return whole;
        }
        String result = text;
        for (Map.Entry<String, String> known : pseudonyms.entrySet()) {
            if (known.getKey().length() >= SHORTEST_IN_OTHER_TEXT) {
                result = result.replace(known.getKey(), known.getValue());
            }
        }
        return result;
    }

    /** RevHub_VatId__c is vatid. */
    private static String plain(String field) {
        return field.toLowerCase(Locale.ROOT)
                .replaceAll("^revhub_", "")
                .replaceAll("__c$", "")
                .replaceAll("[_-]", "");
    }
}
