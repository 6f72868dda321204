package io.revhub.connector.salesforce;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a change event says, as far as the hub minds it: which records, not what of them.
 *
 * @param parents by field, the ids of other records that the event carries; an update carries only what changed
 * @param overflow whether so much changed that no record is named
 */
record Announcement(
        String entity, List<String> recordIds, Instant committed, Map<String, String> parents, boolean overflow) {}
