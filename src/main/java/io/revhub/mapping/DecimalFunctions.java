package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.math.BigDecimal;
import java.util.List;

/** Exact arithmetic: nothing is rounded. Decimals come in as text or exact numbers and go out as text. */
final class DecimalFunctions {

    private static final int MANY = 100;

    List<Function> functions() {
        return List.of(
                new NamedFunction("add", 2, MANY, this::add),
                new NamedFunction("subtract", 2, a -> text(a.decimal(0).subtract(a.decimal(1)))),
                new NamedFunction("times", 2, a -> text(a.decimal(0).multiply(a.decimal(1)))),
                new NamedFunction("negate", 1, a -> text(a.decimal(0).negate())),
                new NamedFunction("total", 1, this::total),
                new NamedFunction(
                        "compare", 2, a -> IntNode.valueOf(a.decimal(0).compareTo(a.decimal(1)))),
                new NamedFunction(
                        "is-zero", 1, a -> BooleanNode.valueOf(a.decimal(0).signum() == 0)),
                new NamedFunction("count-plus", 2, this::countPlus),
                new NamedFunction("decimal", 1, a -> DecimalNode.valueOf(a.decimal(0))));
    }

    private JsonNode add(Arguments arguments) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode value : arguments.values()) {
            sum = sum.add(arguments.decimal(value));
        }
        return text(sum);
    }

    private JsonNode total(Arguments arguments) {
        if (!arguments.value(0).isArray()) {
            throw arguments.failed(arguments.shown(0) + " is not an array");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode element : arguments.value(0)) {
            sum = sum.add(arguments.decimal(element));
        }
        return text(sum);
    }

    private JsonNode countPlus(Arguments arguments) {
        try {
            return IntNode.valueOf(Math.addExact(arguments.integer(0), arguments.integer(1)));
        } catch (ArithmeticException e) {
            throw arguments.failed("the count is too large");
        }
    }

    private static JsonNode text(BigDecimal value) {
        return TextNode.valueOf(value.toPlainString());
    }
}
