package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/** A JSON object from a client, with only the fields that Kill Bill knows there, and only what its columns can hold. */
record Input(ObjectNode body) {

    private static final int LONGEST_TEXT = 255;
    private static final BigDecimal TOO_MUCH = new BigDecimal(1_000_000);
    private static final int STORED_SCALE = 9;

    static Input of(ObjectNode body, Set<String> known) {
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new BillingError(
                        400,
                        "com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException",
                        null,
                        "Unrecognized field \"" + name + "\", not marked as ignorable");
            }
        });
        body.forEach(Input::mustFit);
        return new Input(body);
    }

    static List<Input> each(ArrayNode bodies, Set<String> known) {
        List<Input> inputs = new ArrayList<>();
        for (JsonNode body : bodies) {
            if (!(body instanceof ObjectNode object)) {
                throw BillingError.argument("A list of objects is expected");
            }
            inputs.add(of(object, known));
        }
        return inputs;
    }

    private static void mustFit(JsonNode value) {
        if (value.isTextual() && value.textValue().length() > LONGEST_TEXT) {
            throw BillingError.database("Value too long for column");
        }
    }

    boolean has(String name) {
        return body.hasNonNull(name);
    }

    /** The text, or null. */
    String text(String name) {
        return has(name) ? body.get(name).asText() : null;
    }

    String required(String name) {
        if (!has(name)) {
            throw BillingError.argument(name + " needs to be set");
        }
        return text(name);
    }

    /** The number as sent, or null. */
    BigDecimal number(String name) {
        return has(name) ? new BigDecimal(body.get(name).asText()) : null;
    }

    /** The number as a column numeric(15,9) keeps it, or null. */
    BigDecimal stored(String name) {
        BigDecimal number = number(name);
        if (number == null) {
            return null;
        }
        if (number.abs().compareTo(TOO_MUCH) >= 0) {
            throw BillingError.database("Numeric value out of range for " + name);
        }
        return number.setScale(STORED_SCALE, Money.ROUNDING);
    }

    /** The amount, rounded to the currency, as a column keeps it; or null. */
    BigDecimal amount(String name, String currency) {
        BigDecimal stored = stored(name);
        return stored == null ? null : Money.rounded(stored, currency).setScale(STORED_SCALE);
    }

    LocalDate date(String name) {
        return has(name) ? LocalDate.parse(text(name)) : null;
    }

    String currency(String name) {
        String code = text(name);
        if (code != null
                && Currency.getAvailableCurrencies().stream()
                        .noneMatch(c -> c.getCurrencyCode().equals(code))) {
            throw BillingError.argument("No enum constant org.killbill.billing.catalog.api.Currency." + code);
        }
        return code;
    }
}
