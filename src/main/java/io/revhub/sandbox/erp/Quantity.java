package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Quantities and item numbers as deliveries show them: three decimal places, and six digits with zeros in front. */
final class Quantity {

    private Quantity() {}

    static String text(BigDecimal quantity) {
        return quantity.setScale(3, RoundingMode.UNNECESSARY).toPlainString();
    }

    static BigDecimal sum(List<ObjectNode> entities, String field) {
        return entities.stream().map(entity -> Money.in(entity, field)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static String padded(String item) {
        return padded(item, 6);
    }

    static String padded(String number, int digits) {
        return "0".repeat(Math.max(0, digits - number.length())) + number;
    }
}
