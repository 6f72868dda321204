package io.revhub.document;

import java.math.BigDecimal;

/**
 * Says that a document stems from, bills, pays or clears another.
 *
 * @param kind {@code from} for the parent that begot it; else a verb of the accountant's: bills, pays, clears
 * @param amount how much of it, in {@code currency}; null if the link carries no money
 */
public record Link(DocumentId from, DocumentId to, String kind, BigDecimal amount, String currency) {}
