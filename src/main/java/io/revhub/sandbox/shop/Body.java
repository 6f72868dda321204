package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Answers, and what requests say. */
final class Body {

    private Body() {}

    static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode of(String name, JsonNode value) {
        return empty().set(name, value);
    }

    static ObjectNode deleted(String id, String object) {
        return empty().put("id", id).put("object", object).put("deleted", true);
    }

    static String text(JsonNode body, String field) {
        return body.path(field).isTextual() ? body.get(field).textValue() : null;
    }

    /** A number that must be positive. */
    static BigDecimal quantity(JsonNode body) {
        BigDecimal quantity =
                body.path("quantity").isNumber() ? body.get("quantity").decimalValue() : BigDecimal.ZERO;
        if (quantity.signum() <= 0) {
            throw ShopError.invalidRequest("Value for field 'quantity' too small, expected at least: '0'");
        }
        return quantity;
    }
}
