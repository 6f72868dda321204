package io.revhub.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A document as one source sees it.
 *
 * @param source a system, or the type of the document that begets it
 * @param body canonical form, only the fields that this source covers
 * @param deleted the source says that the document is gone
 * @param stamp the moment before the reading began; a facet never replaces one with a higher stamp
 * @param change the change it came with; null if it was begotten
 * @param revision of routes, mappings, kamelets and config
 */
public record Facet(String source, ObjectNode body, boolean deleted, long stamp, Long change, String revision) {}
