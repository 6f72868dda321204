/**
 * OData V2 as SAP Gateway speaks it, for services that are declared as data: the metadata, reading, deep inserts, changes,
 * batches and errors are the same for all; what a service does beyond that it says in {@link Rules}.
 *
 * <p>Olingo parses addresses, filters and batches and writes the metadata; the JSON is written here, because SAP's differs:
 * initial values instead of null, its form of ETags, its errors.
 */
package io.revhub.sandbox.erp.odata;
