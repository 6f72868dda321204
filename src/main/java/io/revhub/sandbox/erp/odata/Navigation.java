package io.revhub.sandbox.erp.odata;

import java.util.List;

/**
 * The way from an entity to others.
 *
 * @param name such as to_Item
 * @param to the entity set it leads to
 * @param many whether there can be several
 * @param by the fields that have the same value on both sides
 */
record Navigation(String name, String to, boolean many, List<String> by) {}
