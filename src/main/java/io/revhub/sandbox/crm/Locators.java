package io.revhub.sandbox.crm;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Positions in a result, in a form that clients can only hand back. */
final class Locators {

    private Locators() {}

    static String of(long position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Long.toString(position).getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws SalesforceError if it is none of ours */
    static long position(String locator) {
        try {
            return Long.parseLong(new String(Base64.getUrlDecoder().decode(locator), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw SalesforceError.refused("INVALID_QUERY_LOCATOR", "invalid query locator");
        }
    }
}
