package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Amounts at their currency's scale. */
final class Money {

    private Money() {}

    static int scale(String currency) {
        try {
            return Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (IllegalArgumentException e) {
            return 2;
        }
    }

    static BigDecimal rounded(BigDecimal amount, String currency) {
        return amount.setScale(scale(currency), RoundingMode.HALF_UP);
    }

    static String zero(String currency) {
        return rounded(BigDecimal.ZERO, currency).toPlainString();
    }

    static BigDecimal in(JsonNode entity, String field) {
        return new BigDecimal(entity.path(field).asText("0"));
    }
}
