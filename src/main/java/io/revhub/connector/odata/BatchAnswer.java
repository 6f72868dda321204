package io.revhub.connector.odata;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What became of one member of a batch.
 *
 * @param entity what the system made; null if it refused
 * @param error why it refused; null if it did not
 */
public record BatchAnswer(ObjectNode entity, CallFailed error) {}
