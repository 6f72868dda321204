package io.revhub.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a run has found of one day in one currency.
 *
 * @param day of the documents' newest versions; null: of records that the hub does not know
 * @param currency null: differences that are about no money
 * @param different how many records and deals differ
 * @param amount the money of it; null: none
 */
public record DayOfDifferences(LocalDate day, String currency, long different, BigDecimal amount) {}
