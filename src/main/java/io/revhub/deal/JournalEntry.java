package io.revhub.deal;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.revhub.document.DocumentId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A journal entry of a deal, line by line.
 *
 * @param documentType DR invoice, DZ payment, SA general
 * @param inErp whether the ERP has it
 */
public record JournalEntry(
        DocumentId id,
        String number,
        String documentType,
        LocalDate postingDate,
        String text,
        String currency,
        boolean inErp,
        List<Line> lines) {

    /** The roles of revenue. */
    public static final Set<String> REVENUE = Set.of("RP", "RS", "RA", "RSH");

    /** The roles of revenue that is invoiced and not yet earned. */
    public static final Set<String> DEFERRED = Set.of("DEF");

    /** The roles of revenue that is earned and not yet invoiced. */
    public static final Set<String> CONTRACT_ASSET = Set.of("CA");

    /**
     * @param side S debit, H credit
     * @param role what the account is for: DEB, BANK, VAT, DEF, RP, RS, RA
     * @param account the general ledger account; null if the line has none
     */
    public record Line(
            String side,
            String role,
            String account,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount) {}
}
