package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code @{ref.records[0].Id}}: what stands in the answer to an earlier request of the same composite. */
final class Placeholders {

    private static final Pattern WHOLE = Pattern.compile("@\\{(\\w+)((?:\\.\\w+|\\[\\d+])*)}");
    private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[(\\d+)]");

    private final Map<String, JsonNode> answers = new HashMap<>();

    /** An answer that later requests may refer to; one that failed leads nowhere. */
    void put(String reference, SubRequests.Answer answer) {
        answers.put(reference, answer.failed() || answer.body() == null ? null : answer.body());
    }

    /** @throws SalesforceError if a placeholder leads nowhere */
    String fillAddress(String url) {
        return replace(
                url,
                value -> URLEncoder.encode(value.asText(), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
    }

    /** @throws SalesforceError if a placeholder leads nowhere */
    JsonNode fill(JsonNode body) {
        if (body instanceof ObjectNode object) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(entry -> result.set(entry.getKey(), fill(entry.getValue())));
            return result;
        }
        if (body instanceof ArrayNode array) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            array.forEach(member -> result.add(fill(member)));
            return result;
        }
        if (body == null || !body.isTextual()) {
            return body;
        }
        Matcher matcher = WHOLE.matcher(body.textValue());
        return matcher.matches()
                ? value(matcher.toMatchResult())
                : TextNode.valueOf(replace(body.textValue(), JsonNode::asText));
    }

    private String replace(String text, Function<JsonNode, String> shown) {
        return WHOLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(shown.apply(value(found))));
    }

    private JsonNode value(MatchResult found) {
        if (!answers.containsKey(found.group(1))) {
            throw nowhere(found, "Could not resolve reference " + found.group(1));
        }
        JsonNode at = answers.get(found.group(1));
        Matcher step = STEP.matcher(found.group(2));
        while (at != null && step.find()) {
            at = step.group(1) != null ? at.get(step.group(1)) : at.get(Integer.parseInt(step.group(2)));
        }
        if (at == null || at.isContainerNode()) {
            throw nowhere(
                    found, "No value for " + found.group(2).replaceFirst("^\\.", "") + " found in " + found.group(1));
        }
        return at;
    }

    private static SalesforceError nowhere(MatchResult found, String why) {
        return SalesforceError.refused(
                "PROCESSING_HALTED", "Invalid reference specified: " + found.group() + ". " + why);
    }
}
