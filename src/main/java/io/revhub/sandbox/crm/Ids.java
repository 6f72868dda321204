package io.revhub.sandbox.crm;

import java.util.Optional;
import java.util.regex.Pattern;

/** Record ids: 15 characters that mind their case, or 18 that need not. */
final class Ids {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final String INSTANCE = "dL0";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?");

    private Ids() {}

    /** The 18-character id with this prefix and number. */
    static String of(String prefix, long number) {
        StringBuilder digits = new StringBuilder();
        for (long rest = number; digits.length() < 9; rest /= 62) {
            digits.insert(0, DIGITS.charAt((int) (rest % 62)));
        }
        return suffixed(prefix + INSTANCE + digits);
    }

    /** The number that an id was made of. */
    static long number(String id) {
        long number = 0;
        for (char c : id.substring(6, 15).toCharArray()) {
            number = number * 62 + DIGITS.indexOf(c);
        }
        return number;
    }

    /** The 18-character form of an id in either form; empty if it is none. */
    static Optional<String> canonical(String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String id = suffixed(text.substring(0, 15));
        return text.length() == 15 || id.equals(text) ? Optional.of(id) : Optional.empty();
    }

    /** The 15-character form. */
    static String shortForm(String id) {
        return id.substring(0, 15);
    }

    /** Three characters that tell which of the fifteen are capitals. */
    private static String suffixed(String fifteen) {
        StringBuilder id = new StringBuilder(fifteen);
        for (int block = 0; block < 3; block++) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                char c = fifteen.charAt(block * 5 + i);
                bits |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
            }
            id.append(SUFFIX.charAt(bits));
        }
        return id.toString();
    }
}
