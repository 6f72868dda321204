package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** From a value as a client sends it to the value as it is kept. */
final class Conversion {

    private static final BigDecimal LIMIT = new BigDecimal("1E18");

    private Conversion() {}

    /** @throws SalesforceError if the field cannot hold it */
    static JsonNode stored(Field field, JsonNode given) {
        if (given.isNull()) {
            return field.type() == FieldType.BOOLEAN ? BooleanNode.FALSE : NullNode.getInstance();
        }
        return switch (field.type()) {
            case CURRENCY, NUMBER, PERCENT -> decimal(field, given);
            case INT -> integer(field, given);
            case BOOLEAN -> given.isBoolean() ? given : reject(field, given);
            case DATE -> date(field, given);
            case DATETIME -> moment(field, given);
            case ID, REFERENCE -> id(field, given);
            default -> text(field, given);
        };
    }

    private static JsonNode text(Field field, JsonNode given) {
        if (!given.isTextual()) {
            return reject(field, given);
        }
        String value = given.textValue().strip();
        if (value.length() > field.length()) {
            throw SalesforceError.refused(
                    "STRING_TOO_LONG",
                    field.label() + ": data value too large: " + value + " (max length=" + field.length() + ")",
                    field.name());
        }
        if (value.isEmpty()) {
            return NullNode.getInstance();
        }
        return TextNode.valueOf(field.values().isEmpty() ? value : listed(field, value));
    }

    private static String listed(Field field, String value) {
        return field.values().stream()
                .filter(value::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> SalesforceError.refused(
                        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                        field.label() + ": bad value for restricted picklist field: " + value,
                        field.name()));
    }

    private static JsonNode decimal(Field field, JsonNode given) {
        BigDecimal value = number(field, given);
        if (value.abs().compareTo(LIMIT.movePointLeft(field.scale())) >= 0) {
            throw SalesforceError.refused(
                    "NUMBER_OUTSIDE_VALID_RANGE",
                    field.label() + ": value outside of valid range on numeric field: " + value.toPlainString(),
                    field.name());
        }
        return DecimalNode.valueOf(value.setScale(field.scale(), RoundingMode.HALF_UP));
    }

    private static JsonNode integer(Field field, JsonNode given) {
        try {
            return IntNode.valueOf(number(field, given).intValueExact());
        } catch (ArithmeticException e) {
            return reject(field, given);
        }
    }

    private static BigDecimal number(Field field, JsonNode given) {
        if (given.isNumber()) {
            return given.decimalValue();
        }
        try {
            return new BigDecimal(given.isTextual() ? given.textValue().strip() : "");
        } catch (NumberFormatException e) {
            reject(field, given);
            throw e;
        }
    }

    private static JsonNode date(Field field, JsonNode given) {
        try {
            return TextNode.valueOf(LocalDate.parse(given.asText()).toString());
        } catch (DateTimeException e) {
            return reject(field, given);
        }
    }

    private static JsonNode moment(Field field, JsonNode given) {
        try {
            String text = given.asText().replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
            return TextNode.valueOf(Org.stamp(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException e) {
            return reject(field, given);
        }
    }

    private static JsonNode id(Field field, JsonNode given) {
        if (given.asText().isEmpty()) {
            return NullNode.getInstance();
        }
        return Ids.canonical(given.asText())
                .map(TextNode::valueOf)
                .orElseThrow(() -> malformedId(field, given.asText()));
    }

    static SalesforceError malformedId(Field field, String id) {
        return SalesforceError.refused(
                "MALFORMED_ID", field.label() + ": id value of incorrect type: " + id, field.name());
    }

    private static JsonNode reject(Field field, JsonNode given) {
        throw SalesforceError.refused(
                "JSON_PARSER_ERROR",
                "Cannot deserialize instance of " + field.type().described() + " from VALUE_" + token(given) + " value "
                        + given.asText() + " or request may be missing a required field at [line:1, column:1]");
    }

    private static String token(JsonNode given) {
        return switch (given.getNodeType()) {
            case NUMBER -> given.isIntegralNumber() ? "NUMBER_INT" : "NUMBER_FLOAT";
            case BOOLEAN -> given.booleanValue() ? "TRUE" : "FALSE";
            default -> given.getNodeType().name();
        };
    }
}
