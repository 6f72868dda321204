package io.revhub.delivery;

import io.revhub.document.DocumentId;
import io.revhub.rules.Refusal;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A change or delivery that needs a person.
 *
 * @param kind {@code change} or {@code delivery}
 * @param type the document's type, or for a change the record's type
 * @param document null: the change never became one
 * @param recordId of a change; null for a delivery
 * @param change the change that came in; null for a delivery
 * @param assignee who has it; null: nobody yet
 * @param amount the money at stake, in {@code currency}; null: none is known
 * @param output what the mapping made; null: nothing
 * @param resolvedAt null: it is open
 */
public record ParkedItem(
        long id,
        String kind,
        String system,
        String type,
        DocumentId document,
        String recordId,
        Long change,
        String assignee,
        Refusal refusal,
        BigDecimal amount,
        String currency,
        String output,
        Instant since,
        int tries,
        Instant resolvedAt,
        String resolution) {

    public boolean isOpen() {
        return resolvedAt == null;
    }
}
