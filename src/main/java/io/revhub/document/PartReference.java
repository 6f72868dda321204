package io.revhub.document;

/**
 * The record that a part of a document has in a system.
 *
 * @param part {@code ""}: the document itself; else a path like {@code lines/10} or {@code prices/EUR}
 */
public record PartReference(String part, Reference record) {

    /** The reference of a document itself. */
    public static PartReference whole(Reference record) {
        return new PartReference("", record);
    }
}
