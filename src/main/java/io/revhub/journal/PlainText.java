package io.revhub.journal;

/** Text that any database and broker takes. */
public final class PlainText {

    private static final char INSTEAD = '\uFFFD';

    private PlainText() {}

    /** The text with U+FFFD in the place of what no text has: U+0000, and halves of characters (lone surrogates). Null stays. */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.appendCodePoint(isPlain(c) ? c : INSTEAD));
        return plain.toString();
    }

    /** Whether it has neither. */
    public static boolean isPlain(String text) {
        return text == null || text.codePoints().allMatch(PlainText::isPlain);
    }

    private static boolean isPlain(int c) {
        return c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    }
}
