package io.revhub.intake;

import io.revhub.document.DocumentId;

/** The document that a record belongs to. @param envelope null: the record is gone */
record Identified(DocumentId id, Envelope envelope) {}
