/**
 * Compares what the systems have with what the hub has: the same document across systems, and the documents of a deal with
 * each other. It reads by the from-routes' own readers and mappings, writes to no system, and repairs by the ordinary ways:
 * the record is read again, the delivery is due again.
 */
package io.revhub.reconcile;
