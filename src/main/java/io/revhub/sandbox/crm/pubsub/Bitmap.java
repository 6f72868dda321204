package io.revhub.sandbox.crm.pubsub;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Locale;

/** Fields by their places in a schema, the lowest bit first: {@code 0x650004E0}. */
final class Bitmap {

    private Bitmap() {}

    static String of(Collection<Integer> places) {
        BigInteger bits = BigInteger.ZERO;
        for (int place : places) {
            bits = bits.setBit(place);
        }
        String digits = bits.toString(16).toUpperCase(Locale.ROOT);
        return "0x" + (digits.length() % 2 == 0 ? digits : "0" + digits);
    }
}
