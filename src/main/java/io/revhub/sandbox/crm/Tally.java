package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.revhub.sandbox.crm.soql.Aggregate.Function;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.Set;

/** Goes through the values of one group. Empty values do not count. */
final class Tally {

    private final Function function;
    private final Set<JsonNode> different = new HashSet<>();
    private int count;
    private BigDecimal sum = BigDecimal.ZERO;
    private JsonNode least;
    private JsonNode greatest;

    Tally(Function function) {
        this.function = function;
    }

    void add(JsonNode value) {
        if (value == null) {
            return;
        }
        count++;
        switch (function) {
            case COUNT_DISTINCT -> different.add(value);
            case SUM, AVG -> sum = sum.add(value.decimalValue());
            case MIN -> least = least == null || compare(value, least) < 0 ? value : least;
            case MAX -> greatest = greatest == null || compare(value, greatest) > 0 ? value : greatest;
            case COUNT -> {}
        }
    }

    private static int compare(JsonNode a, JsonNode b) {
        return a.isNumber()
                ? a.decimalValue().compareTo(b.decimalValue())
                : a.asText().compareTo(b.asText());
    }

    /** Null if nothing can be said. */
    JsonNode result() {
        return switch (function) {
            case COUNT -> IntNode.valueOf(count);
            case COUNT_DISTINCT -> IntNode.valueOf(different.size());
            case SUM -> count == 0 ? null : DecimalNode.valueOf(sum);
            case AVG ->
                count == 0 ? null : DecimalNode.valueOf(sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64));
            case MIN -> least;
            case MAX -> greatest;
        };
    }
}
