package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** One record. What is empty has no field in the body. */
record Row(ObjectType type, ObjectNode body) {

    static final String ERASED = "erased";

    String id() {
        return text("Id");
    }

    boolean deleted() {
        return flag("IsDeleted");
    }

    /** Deleted for good: not even seen in the recycle bin. */
    boolean erased() {
        return flag(ERASED);
    }

    /** Null if empty. */
    String text(String field) {
        return body.path(field).textValue();
    }

    boolean flag(String field) {
        return body.path(field).booleanValue();
    }

    boolean has(String field) {
        return body.hasNonNull(field);
    }

    /** Zero if empty. */
    BigDecimal decimal(String field) {
        return has(field) ? body.get(field).decimalValue() : BigDecimal.ZERO;
    }

    void set(String field, JsonNode value) {
        if (value == null || value.isNull()) {
            body.remove(field);
        } else {
            body.set(field, value);
        }
    }

    void set(String field, String value) {
        set(field, value == null ? null : body.textNode(value));
    }

    void set(String field, boolean value) {
        body.put(field, value);
    }

    void set(String field, int value) {
        body.put(field, value);
    }

    void set(String field, BigDecimal value) {
        body.put(field, value);
    }

    void copy(Row from, String field) {
        set(field, from.body().get(field));
    }

    Row copy() {
        return new Row(type, body.deepCopy());
    }
}
