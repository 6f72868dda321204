package io.revhub.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One state that a document had.
 *
 * @param body the canonical form; the caller's own
 * @param deleted whether it is a tombstone
 */
public record Version(ObjectNode body, boolean deleted) {}
