package io.revhub.deal;

import io.revhub.document.DocumentId;
import java.time.Instant;

/**
 * A deal in one line.
 *
 * @param number what people call it; the root's id if it has no number
 * @param account whose it is; of one that is merged, the one that it was merged into; null if it is not known
 * @param customer the account's name; null if the account is not known
 * @param since when it came to this state; for a running deal, its last change
 */
public record DealSummary(
        DocumentId id,
        String number,
        DocumentId account,
        String customer,
        DealState state,
        Instant since,
        Figures figures) {}
