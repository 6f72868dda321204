package io.revhub.desk;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.revhub.document.DocumentId;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A parked item for a reader.
 *
 * @param kind change or delivery
 * @param type the document's type, or for a change the record's type
 * @param title what people call the document; for a change the record's id
 * @param deal the number of the deal that it belongs to; null: none, or none alone
 * @param state of the delivery now: pending once it is tried again; null for a change
 * @param reason in the reader's language
 * @param who can mend it
 * @param assignee who has it; null: nobody yet
 * @param tries how often it was refused
 * @param resolution how it ended; null: it is open
 */
public record ParkedView(
        long id,
        String kind,
        String system,
        String type,
        DocumentId document,
        String title,
        String deal,
        String state,
        String code,
        String reason,
        String remedy,
        String said,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String currency,
        Instant since,
        String who,
        String assignee,
        int tries,
        Instant resolvedAt,
        String resolution) {

    /** Whether it stands still until somebody acts. */
    public boolean standsStill() {
        return state == null || state.equals("parked");
    }

    public boolean isOpen() {
        return resolvedAt == null;
    }
}
