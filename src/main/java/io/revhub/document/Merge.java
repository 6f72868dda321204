package io.revhub.document;

import java.time.Instant;

/**
 * That a document was found to be the same as another, and merged into it.
 *
 * @param by who said so
 * @param undone null: it is in force
 */
public record Merge(DocumentId document, DocumentId survivor, Instant at, String by, String why, Undone undone) {

    /** That it was undone. */
    public record Undone(Instant at, String by, String why) {}
}
