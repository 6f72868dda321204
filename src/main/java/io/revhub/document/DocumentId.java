package io.revhub.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * The immutable identity of a document: 26 characters of Crockford's base 32.
 *
 * <p>It is derived from where the document came from first - the record in its system of entry, or the parent, route and
 * part that begot it. So a replay, a crash or a restored backup arrives at the same identity instead of a second document.
 */
public record DocumentId(String value) implements Comparable<DocumentId> {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{26}");
    private static final int LENGTH = 26;
    private static final int KEY_LENGTH = 16;

    /** @throws IllegalArgumentException if {@code value} has not the form of an identity */
    public DocumentId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("Not a document's id: " + value);
        }
    }

    /** Whether a text has the form of an identity. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** The identity of the document that a record of a system is the first sight of. */
    public static DocumentId ofRecord(String type, Reference record) {
        return derive("record", type, record.system(), record.recordType(), record.recordId());
    }

    /** The identity of the document that {@code parent} begets by {@code route} (order/from-quote). */
    public static DocumentId ofParent(DocumentId parent, String route, String part) {
        return derive("parent", parent.value, route, part);
    }

    /**
     * The short key for systems that need one (16 characters: SAP's DocumentReferenceID). 80 bits of a hash: unique for as
     * many documents as a hub can hold, and checked by the store.
     */
    public String key() {
        return value.substring(0, KEY_LENGTH);
    }

    private static DocumentId derive(String... origin) {
        byte[] hash = sha256(String.join("\u001f", origin));
        StringBuilder text = new StringBuilder(LENGTH);
        long bits = 0;
        int count = 0;
        for (int i = 0; text.length() < LENGTH; ) {
            if (count < 5) {
                bits = (bits << 8) | (hash[i++] & 0xff);
                count += 8;
            }
            count -= 5;
            text.append(ALPHABET.charAt((int) (bits >> count) & 31));
        }
        return new DocumentId(text.toString());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int compareTo(DocumentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
