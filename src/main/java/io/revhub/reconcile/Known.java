package io.revhub.reconcile;

import io.revhub.document.DocumentId;

/**
 * A record that the hub knows as a document of its own.
 *
 * @param base what the system showed after the hub's last write there, as JSON; null: the hub never wrote there
 * @param newer whether a version is on its way there that the system has not been brought yet
 * @param beingLookedAt whether a delivery there or a reading of the record is due or on its way; where nothing differs, it
 *     will change nothing
 */
record Known(String recordId, DocumentId document, String base, boolean newer, boolean beingLookedAt) {}
