package io.revhub.deal;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.revhub.document.DocumentId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

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
