package io.revhub.reconcile;

import io.revhub.document.DocumentId;

/**
 * A record that the hub knows as a document of its own.
 *
 * @param base what the system showed after the hub's last write there, as JSON; null: the hub never wrote there
 * @param underWay whether a delivery there or a reading of the record is due or on its way
 */
record Known(String recordId, DocumentId document, String base, boolean underWay) {}
