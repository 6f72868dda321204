package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import java.util.Map;

/** A compiled mapping; many threads may use it at once. */
public final class Mapping {

    private final String name;
    private final Expression expression;

    Mapping(String name, Expression expression) {
        this.name = name;
        this.expression = expression;
    }

    /** The document and the direction: order/to-erp. */
    public String name() {
        return name;
    }

    /**
     * The same answer for the same input, always. Decimals of the input must be exact (BigDecimal); those of the output are.
     *
     * @param variables what the mapping knows as $name, beside its input
     * @throws MappingFailed if this input cannot be mapped
     * @throws UnusableFile if this input needs a code list that cannot be used
     */
    public JsonNode apply(JsonNode input, Map<String, JsonNode> variables) {
        try {
            return expression.apply(variables, input);
        } catch (UnusableFile e) {
            throw e;
        } catch (MappingFailed e) {
            throw new MappingFailed(name, e.reason(), e);
        } catch (JsltException e) {
            String line = e.getLine() > 0 ? " (line " + e.getLine() + ")" : "";
            throw new MappingFailed(name, e.getMessageWithoutLocation() + line, e);
        } catch (StackOverflowError e) {
            throw new MappingFailed(name, "it calls itself without end, or the input is nested too deeply", e);
        } catch (RuntimeException e) {
            throw new MappingFailed(name, "it failed: " + e, e);
        }
    }
}
