package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.util.List;

/** Writes records and values as Salesforce does. */
final class Output {

    private static final BigDecimal TEN_MILLION = new BigDecimal("1E7");
    private static final BigDecimal THOUSANDTH = new BigDecimal("1E-3");

    private Output() {}

    /** A record with its type and address, and nothing else yet. */
    static ObjectNode head(Row row, String version) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putObject("attributes")
                .put("type", row.type().name())
                .put("url", path(version, row.type()) + "/" + row.id());
        return node;
    }

    static String path(String version, ObjectType type) {
        return "/services/data/" + version + "/sobjects/" + type.name();
    }

    static ObjectNode record(Row row, List<Field> fields, String version) {
        ObjectNode node = head(row, version);
        fields.forEach(field -> node.set(field.name(), value(row, field)));
        return node;
    }

    static JsonNode value(Row row, Field field) {
        JsonNode stored = row.body().get(field.name());
        if (stored == null) {
            return NullNode.getInstance();
        }
        return field.type().isDecimal()
                ? JsonNodeFactory.instance.rawValueNode(new RawValue(number(stored.decimalValue())))
                : stored;
    }

    /** The form of Java's doubles, which Salesforce's JSON shows: 250.0, 1.05E7; but every digit is kept. */
    static String number(BigDecimal value) {
        if (value.signum() == 0) {
            return "0.0";
        }
        BigDecimal exact = value.stripTrailingZeros();
        if (exact.abs().compareTo(TEN_MILLION) >= 0 || exact.abs().compareTo(THOUSANDTH) < 0) {
            int exponent = exact.precision() - exact.scale() - 1;
            return plain(exact.movePointLeft(exponent)) + "E" + exponent;
        }
        return plain(exact);
    }

    private static String plain(BigDecimal value) {
        return (value.scale() < 1 ? value.setScale(1) : value).toPlainString();
    }
}
