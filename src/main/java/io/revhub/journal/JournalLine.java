package io.revhub.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What is told to the journal. What no database text can hold (U+0000, lone surrogates) is replaced, so that no line can
 * fail for what it quotes.
 *
 * @param kind a short stable word: version, delivered, parked, resolved, refused-signature
 * @param document the id of the document it is about, or null
 * @param system the system it is about, or null
 * @param text one plain sentence; it is never erased, so it names no person
 * @param payload the details, which may be erased later, or null
 */
public record JournalLine(String kind, String document, String system, String text, JsonNode payload) {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z-]*");

    /** @throws IllegalArgumentException if the kind is not a word in lower case */
    public JournalLine {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("Not a kind of journal line: " + kind);
        }
        document = storable(document);
        system = storable(system);
        text = storable(text);
    }

    private static String storable(String text) {
        return text == null
                ? null
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
