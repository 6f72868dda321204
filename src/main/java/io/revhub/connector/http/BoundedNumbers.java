package io.revhub.connector.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/**
 * A number of nine characters, 1e9999999, would become ten million digits wherever it is written out. Numbers that nobody
 * means are therefore kept as the text they came as, which no mapping takes for a number: their record is parked.
 */
public final class BoundedNumbers extends JsonNodeFactory {

    private static final long serialVersionUID = 1L;
    private static final int MOST_DIGITS = 100;

    public BoundedNumbers() {
        super(true);
    }

    @Override
    public ValueNode numberNode(BigDecimal value) {
        boolean bounded =
                value == null || value.precision() <= MOST_DIGITS && Math.abs((long) value.scale()) <= MOST_DIGITS;
        return bounded ? super.numberNode(value) : textNode(value.toString());
    }
}
