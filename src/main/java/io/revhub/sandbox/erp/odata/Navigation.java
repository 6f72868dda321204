package io.revhub.sandbox.erp.odata;

import java.util.Map;

/**
 * The way from an entity to others.
 *
 * @param name such as to_Item
 * @param to the entity set it leads to
 * @param many whether there can be several
 * @param by fields there, and the fields here that have the same value
 * @param emptyWhenCreated whether the answer to a create shows nothing there
 */
record Navigation(String name, String to, boolean many, Map<String, String> by, boolean emptyWhenCreated) {}
