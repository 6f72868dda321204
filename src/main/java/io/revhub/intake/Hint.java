package io.revhub.intake;

import io.revhub.journal.PlainText;

/**
 * Says that a record may have changed, nothing more.
 *
 * @param recordType the system's own word for the root record that is to be read: Quote, also where a QuoteLineItem changed
 */
public record Hint(String recordType, String recordId) {

    private static final int LONGEST = 500;

    /** @throws IllegalArgumentException if no record can have such an id: empty, too long, or with control characters */
    public Hint {
        require(recordType);
        require(recordId);
    }

    private static void require(String text) {
        boolean right = text != null
                && !text.isBlank()
                && text.length() <= LONGEST
                && PlainText.isPlain(text)
                && text.chars().noneMatch(Character::isISOControl);
        if (!right) {
            throw new IllegalArgumentException("This is no id of a record");
        }
    }
}
