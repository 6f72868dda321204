package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/** Amounts of money, rounded half up to the minor unit of their currency. */
final class MoneyFunctions {

    List<Function> functions() {
        return List.of(
                new NamedFunction("amount", 2, this::amount),
                new NamedFunction("percent-of", 2, this::percentOf),
                new NamedFunction("share", 4, this::share));
    }

    private JsonNode amount(Arguments arguments) {
        return text(arguments.decimal(0).setScale(minorDigits(arguments, 1), RoundingMode.HALF_UP));
    }

    private JsonNode percentOf(Arguments arguments) {
        return text(arguments.decimal(0).multiply(arguments.decimal(1)).movePointLeft(2));
    }

    private JsonNode share(Arguments arguments) {
        BigDecimal whole = arguments.decimal(2);
        if (whole.signum() == 0) {
            throw arguments.failed("the whole is zero");
        }
        BigDecimal exact = arguments.decimal(0).multiply(arguments.decimal(1));
        return text(exact.divide(whole, minorDigits(arguments, 3), RoundingMode.HALF_UP));
    }

    private static int minorDigits(Arguments arguments, int index) {
        try {
            int digits = Currency.getInstance(arguments.text(index)).getDefaultFractionDigits();
            if (digits >= 0) {
                return digits;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw arguments.failed(arguments.shown(index) + " is not a currency of ISO 4217 like EUR");
    }

    private static JsonNode text(BigDecimal value) {
        return TextNode.valueOf(value.toPlainString());
    }
}
