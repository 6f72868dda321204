package io.revhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.document.Reference;
import java.time.Instant;

/**
 * A record that is being read, under lease.
 *
 * @param asked how often it had been asked for when it was claimed
 * @param missing since when the system has answered 404; null: it has not
 * @param loaded read by an initial load: nobody asked for it, it begets and delivers nothing, and is not parked
 * @param stamp the moment before the call: the facet that comes of it replaces only older ones
 * @param instead what a person wants to be taken in this once, instead of what the system shows; null: nothing
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
        JsonNode instead,
        boolean loaded) {

    Reference record() {
        return new Reference(system, recordType, recordId);
    }
}
