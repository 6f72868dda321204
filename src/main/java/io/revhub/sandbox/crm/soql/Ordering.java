package io.revhub.sandbox.crm.soql;

/** One field of ORDER BY. */
public record Ordering(FieldPath field, boolean descending, boolean nullsLast) {}
