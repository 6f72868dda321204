package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.util.List;

/** Texts, counted in code points: a sign of two Java chars counts once and is never cut in half. */
final class TextFunctions {

    private static final int MANY = 100;
    private static final int LONGEST = 10_000;

    List<Function> functions() {
        return List.of(
                new NamedFunction("cut", 2, this::cut),
                new NamedFunction("pad", 3, this::pad),
                new NamedFunction("concat", 1, MANY, this::concat));
    }

    private JsonNode cut(Arguments arguments) {
        String text = arguments.text(0);
        int most = length(arguments, 1);
        return text.codePointCount(0, text.length()) <= most
                ? TextNode.valueOf(text)
                : TextNode.valueOf(text.substring(0, text.offsetByCodePoints(0, most)));
    }

    private JsonNode pad(Arguments arguments) {
        String text = arguments.text(0);
        String sign = arguments.text(2);
        if (sign.codePointCount(0, sign.length()) != 1) {
            throw arguments.failed(arguments.shown(2) + " is not one character");
        }
        int missing = length(arguments, 1) - text.codePointCount(0, text.length());
        return TextNode.valueOf(sign.repeat(Math.max(missing, 0)) + text);
    }

    private JsonNode concat(Arguments arguments) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < arguments.size(); i++) {
            all.append(arguments.text(i));
        }
        return TextNode.valueOf(all.toString());
    }

    private static int length(Arguments arguments, int index) {
        int length = arguments.integer(index);
        if (length < 0 || length > LONGEST) {
            throw arguments.failed(length + " is not a length from 0 to " + LONGEST);
        }
        return length;
    }
}
