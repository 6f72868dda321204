package io.revhub.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What becomes a document's next version.
 *
 * @param change the change behind it; null if it was begotten
 * @param revision of routes, mappings, kamelets and config
 */
public record NewVersion(ObjectNode body, String number, boolean deleted, Long change, String revision) {}
