package io.revhub.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.DocumentId;
import java.time.Instant;

/**
 * A due row under lease.
 *
 * @param brought the version that the system has; null: none
 * @param base what the system showed after the last write; null: not read yet
 * @param baseFrom the first reading after this moment becomes the base; null: nothing was written yet
 * @param announcedAt when a create was announced whose outcome is open, by the database's clock; null: none is
 * @param settledFor how long ago that was at the time of the claim, in milliseconds
 * @param failedFor how long ago the last try failed, in milliseconds; 0: none did
 */
record Claim(
        DocumentId document,
        String type,
        String system,
        int wanted,
        Integer brought,
        ObjectNode base,
        Long baseFrom,
        int repairs,
        int refusals,
        int tries,
        Instant announcedAt,
        long settledFor,
        long failedFor,
        String lease) {}
