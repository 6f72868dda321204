package io.revhub.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;

/** A decimal that systems show as text or as a number, with changing zeros; equal if the values are. */
public record Figure(BigDecimal value) implements Comparable<Figure> {

    public static final Figure ZERO = new Figure(BigDecimal.ZERO);

    public Figure {
        value = value.stripTrailingZeros();
    }

    /** @throws IllegalArgumentException if it is neither a number nor the text of one */
    public static Figure of(JsonNode node) {
        try {
            return new Figure(node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Not a number: " + node);
        }
    }

    /** As a JSON number, without an exponent. */
    public JsonNode node() {
        return DecimalNode.valueOf(value.scale() < 0 ? value.setScale(0) : value);
    }

    public Figure plus(Figure other) {
        return new Figure(value.add(other.value));
    }

    @Override
    public int compareTo(Figure other) {
        return value.compareTo(other.value);
    }
}
