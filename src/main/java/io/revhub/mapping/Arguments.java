package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** What a function was called with, none of it null; what has the wrong form is refused in words. */
record Arguments(String function, JsonNode[] values) {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final int MOST_DIGITS = 60;
    private static final int SHOWN = 80;

    int size() {
        return values.length;
    }

    JsonNode value(int index) {
        return values[index];
    }

    /** A text, or a number or boolean as text. */
    String text(int index) {
        if (values[index].isContainerNode()) {
            throw failed(shown(values[index]) + " is not a text");
        }
        return values[index].asText();
    }

    BigDecimal decimal(int index) {
        return decimal(values[index]);
    }

    BigDecimal decimal(JsonNode value) {
        if (value.isDouble() || value.isFloat()) {
            throw failed(shown(value) + " was read as floating point: the route must read decimals exactly");
        }
        if (!value.isNumber()
                && !(value.isTextual() && DECIMAL.matcher(value.textValue()).matches())) {
            throw failed(shown(value) + " is not a decimal");
        }
        if (value.isTextual() && value.textValue().length() > MOST_DIGITS) {
            throw failed(shown(value) + " has too many digits");
        }
        return bounded(value.isTextual() ? new BigDecimal(value.textValue()) : value.decimalValue());
    }

    int integer(int index) {
        try {
            return decimal(index).intValueExact();
        } catch (ArithmeticException e) {
            throw failed(shown(values[index]) + " is not a whole number, or too large");
        }
    }

    LocalDate date(int index) {
        try {
            return LocalDate.parse(text(index));
        } catch (DateTimeException e) {
            throw failed(shown(values[index]) + " is not a date like 2026-04-10");
        }
    }

    MappingFailed failed(String reason) {
        return new MappingFailed(function + "(): " + reason);
    }

    String shown(int index) {
        return shown(values[index]);
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    /** An exponent in a foreign number must not become a gigabyte of zeros. */
    private BigDecimal bounded(BigDecimal value) {
        if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
            throw failed("the number has too many digits");
        }
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
