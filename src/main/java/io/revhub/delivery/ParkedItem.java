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
 * @param amount the money at stake, in {@code currency}; null: none is known
 * @param output what the mapping made; null: nothing
 */
public record ParkedItem(
        long id,
        String kind,
        String system,
        String type,
        DocumentId document,
        String recordId,
        Refusal refusal,
        BigDecimal amount,
        String currency,
        String output,
        Instant since) {}
