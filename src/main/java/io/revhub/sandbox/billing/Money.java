package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** How Kill Bill rounds amounts, and how it shows them: with as many zeros as happen to be there. */
final class Money {

    static final RoundingMode ROUNDING = RoundingMode.HALF_UP;

    private Money() {}

    static BigDecimal rounded(BigDecimal amount, String currency) {
        return amount.setScale(Currency.getInstance(currency).getDefaultFractionDigits(), ROUNDING);
    }

    /** The sum of a field over the items, rounded to the currency; nothing is a plain 0. */
    static BigDecimal total(JsonNode items, String field, String currency) {
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode item : items) {
            total = total.add(item.get(field).decimalValue());
        }
        return shown(rounded(total, currency));
    }

    static BigDecimal shown(BigDecimal amount) {
        return amount.signum() == 0 ? BigDecimal.ZERO : amount;
    }
}
