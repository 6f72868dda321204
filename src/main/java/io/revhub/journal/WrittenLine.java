package io.revhub.journal;

import java.time.Instant;

/**
 * A line as the journal holds it.
 *
 * @param erased whether it had a payload that has been erased
 */
public record WrittenLine(long id, Instant at, JournalLine line, boolean erased) {}
