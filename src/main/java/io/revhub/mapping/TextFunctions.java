package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import io.revhub.document.CanonicalForm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Texts, counted in code points: a sign of two Java chars counts once and is never cut in half. */
final class TextFunctions {

    private static final int MANY = 100;
    private static final int LONGEST = 10_000;

    List<Function> functions() {
        return List.of(
                new NamedFunction("cut", 2, this::cut),
                new NamedFunction("first", 2, this::first),
                new NamedFunction("pad", 3, this::pad),
                new NamedFunction("concat", 1, MANY, this::concat),
                new NamedFunction("digest", 1, TextFunctions::digest));
    }

    private JsonNode cut(Arguments arguments) {
        String text = arguments.text(0);
        int whole = text.codePointCount(0, text.length());
        String left = first(text, length(arguments, 1));
        // systems drop blanks at the end of what they take
        return left.length() < text.length() ? new CutText(left.stripTrailing(), whole) : TextNode.valueOf(text);
    }

    private JsonNode first(Arguments arguments) {
        return TextNode.valueOf(first(arguments.text(0), length(arguments, 1)));
    }

    private static String first(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
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

    /** Of the canonical form, so that the order of keys does not matter. */
    private static JsonNode digest(Arguments arguments) {
        byte[] canonical = CanonicalForm.of(arguments.value(0)).toString().getBytes(StandardCharsets.UTF_8);
        try {
            return TextNode.valueOf(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static int length(Arguments arguments, int index) {
        int length = arguments.integer(index);
        if (length < 0 || length > LONGEST) {
            throw arguments.failed(length + " is not a length from 0 to " + LONGEST);
        }
        return length;
    }
}
