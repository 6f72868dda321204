package io.revhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.document.Reference;
import java.time.Duration;

/**
 * A record that is being read, under lease.
 *
 * @param asked how often it had been asked for when it was claimed
 * @param missingFor how long the system has answered 404 by now, by the database's clock; null: it has not
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
        Duration missingFor,
        long stamp,
        String lease,
        JsonNode instead,
        boolean loaded) {

    Reference record() {
        return new Reference(system, recordType, recordId);
    }
}
