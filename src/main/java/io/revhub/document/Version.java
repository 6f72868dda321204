package io.revhub.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One immutable state of a document.
 *
 * @param deleted whether it is a tombstone
 * @param source whose change made it: a system, or a document type
 * @param revision of the routes, mappings, Kamelets and config that made it
 * @param createdAt in business time
 */
public record Version(
        int number, ObjectNode body, boolean deleted, String source, String revision, Instant createdAt) {}
