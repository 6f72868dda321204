package io.revhub.load;

import java.time.Instant;

/**
 * One initial load, as far as it has come.
 *
 * @param ended null: it has not come to its end
 * @param stopped why it stands still before its end; null: it does not. Asked for again, it goes on where it stands
 * @param listed how many records the system has told of
 * @param taken how many are documents of the hub now
 * @param others how many are none of the hub's business, or gone
 * @param remaining about how many are still to come in the list that it is at; null: the system does not tell
 * @param refused how many were not taken in; the report says why
 */
public record Load(
        long id,
        String system,
        String document,
        Instant began,
        Instant ended,
        String stopped,
        long listed,
        long taken,
        long others,
        long refused,
        Long remaining) {}
