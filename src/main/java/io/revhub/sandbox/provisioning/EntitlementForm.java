package io.revhub.sandbox.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.RestError;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** A request for an entitlement, checked. */
record EntitlementForm(ObjectNode body) {

    EntitlementForm {
        if (text(body, "externalKey") == null) {
            throw RestError.invalid("externalKey is missing");
        }
        if (text(body, "startDate") != null) {
            LocalDate.parse(text(body, "startDate"));
        }
        if (!body.path("lines").isArray() || body.get("lines").isEmpty()) {
            throw RestError.invalid("lines are missing");
        }
        Set<String> names = new HashSet<>();
        for (JsonNode line : body.get("lines")) {
            check(line);
            if (!names.add(text(line, "line"))) {
                throw RestError.invalid("There are two lines " + text(line, "line"));
            }
        }
    }

    /** A line needs a name and a positive quantity. */
    static void check(JsonNode line) {
        if (!line.isObject() || text(line, "line") == null) {
            throw RestError.invalid("A line has no line name");
        }
        if (!line.path("quantity").isNumber()
                || line.get("quantity").decimalValue().signum() <= 0) {
            throw RestError.invalid("Line " + text(line, "line") + " has no positive quantity");
        }
    }

    private static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }

    String externalKey() {
        return text(body, "externalKey");
    }

    ObjectNode entitlement(String id, String now) {
        ObjectNode entitlement = JsonNodeFactory.instance.objectNode();
        entitlement.put("id", id).put("externalKey", externalKey());
        entitlement.set("order", body.get("order"));
        ArrayNode lines = entitlement.putArray("lines");
        for (JsonNode line : body.get("lines")) {
            lines.add(line.<ObjectNode>deepCopy().put("status", "pending").putNull("doneAt"));
        }
        entitlement.put("startDate", text(body, "startDate"));
        return entitlement.put("status", "pending").put("createdAt", now).put("updatedAt", now);
    }
}
