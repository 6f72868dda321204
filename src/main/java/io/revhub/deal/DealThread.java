package io.revhub.deal;

import java.util.List;

/**
 * A deal with all that stems from it.
 *
 * @param documents in the order of their making
 * @param blockers those that need a person first, then by age
 */
public record DealThread(
        DealSummary deal,
        List<Step> steps,
        List<Blocker> blockers,
        List<DealDocument> documents,
        List<JournalEntry> entries) {}
