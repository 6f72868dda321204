package io.revhub.document;

import java.time.Instant;

/**
 * How a document began.
 *
 * @param at when its first version was made, in business time
 * @param source whose change made that version: a system, or the type of the document that begot it
 */
public record Beginning(Instant at, String source) {}
