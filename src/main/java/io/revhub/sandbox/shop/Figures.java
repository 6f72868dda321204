package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;

/** Amounts as Medusa has them: a number, and beside it under {@code raw_} the exact value. They are never rounded. */
final class Figures {

    /** As many digits as a JavaScript number can show. */
    private static final MathContext SHOWN = new MathContext(17);

    private static final int PRECISION = 20;

    private Figures() {}

    static void put(ObjectNode record, String field, BigDecimal value) {
        record.put(field, plain(value.round(SHOWN)));
        record.putObject("raw_" + field)
                .put("value", plain(value).toPlainString())
                .put("precision", PRECISION);
    }

    /** The exact value of a field; 0 if it has none. */
    static BigDecimal of(JsonNode record, String field) {
        JsonNode exact = record.path("raw_" + field).path("value");
        if (exact.isTextual()) {
            return new BigDecimal(exact.textValue());
        }
        return record.path(field).isNumber() ? record.path(field).decimalValue() : BigDecimal.ZERO;
    }

    static BigDecimal sum(JsonNode records, String field) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode record : records) {
            sum = sum.add(of(record, field));
        }
        return sum;
    }

    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
