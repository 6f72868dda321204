package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Function;
import java.util.Arrays;

/** A pure function of the library. A null argument gives null, without asking the body. */
record NamedFunction(String getName, int getMinArguments, int getMaxArguments, Body body) implements Function {

    interface Body {
        JsonNode of(Arguments arguments);
    }

    NamedFunction(String name, int arguments, Body body) {
        this(name, arguments, arguments, body);
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] values) {
        return Arrays.stream(values).anyMatch(JsonNode::isNull)
                ? NullNode.getInstance()
                : body.of(new Arguments(getName, values));
    }
}
