package io.revhub.document;

/**
 * A document or a part of it, to be looked up in a system.
 *
 * @param part {@code ""}: the document itself
 */
public record Part(DocumentId document, String part) {}
