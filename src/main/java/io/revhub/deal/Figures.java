package io.revhub.deal;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import java.math.BigDecimal;

/**
 * A deal's figures in the currency of its quote, each computed from the documents; null where the documents do not tell it,
 * or tell it in another currency. Net, but for {@code invoicedGross}, {@code paid} and {@code atRisk}, which are with tax.
 *
 * @param recognised revenue in journal entries that the ERP has
 * @param deferred the balance of deferred revenue in journal entries that the ERP has
 * @param contractAsset what was recognised before it was invoiced (role CA), in journal entries that the ERP has
 * @param booked recognised and deferred, less the contract asset
 * @param difference quoted less booked and uninvoiced: zero when all invoices are booked
 * @param atRisk what the documents that need a person, or wait for one that does, amount to; no part of it twice
 */
public record Figures(
        String currency,
        @JsonFormat(shape = Shape.STRING) BigDecimal quoted,
        @JsonFormat(shape = Shape.STRING) BigDecimal invoiced,
        @JsonFormat(shape = Shape.STRING) BigDecimal uninvoiced,
        @JsonFormat(shape = Shape.STRING) BigDecimal recognised,
        @JsonFormat(shape = Shape.STRING) BigDecimal deferred,
        @JsonFormat(shape = Shape.STRING) BigDecimal contractAsset,
        @JsonFormat(shape = Shape.STRING) BigDecimal booked,
        @JsonFormat(shape = Shape.STRING) BigDecimal difference,
        @JsonFormat(shape = Shape.STRING) BigDecimal invoicedGross,
        @JsonFormat(shape = Shape.STRING) BigDecimal paid,
        @JsonFormat(shape = Shape.STRING) BigDecimal atRisk) {}
