package io.revhub.intake;

import io.revhub.document.Reference;
import java.time.Instant;

/**
 * A record that is being read, under lease.
 *
 * @param asked how often it had been asked for when it was claimed
 * @param missing since when the system has answered 404; null: it has not
 * @param loaded read by an initial load: nobody asked for it, it begets and delivers nothing, and is not parked
 * @param stamp the moment before the call: the facet that comes of it replaces only older ones
 */
record Reading(
        String system,
        String recordType,
        String recordId,
        long asked,
        int tries,
        Instant missing,
        long stamp,
        String lease,
        boolean loaded) {

    Reference record() {
        return new Reference(system, recordType, recordId);
    }
}
