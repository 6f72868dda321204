package io.revhub.deal;

import io.revhub.document.DocumentId;
import io.revhub.rules.Refusal;
import java.time.Instant;
import java.util.List;

/**
 * What a deal waits for: the delivery at the root, and what it holds up.
 *
 * @param system to which the root is to be brought; hub/&lt;document&gt; for begetting
 * @param state of that delivery; null: nothing brings the document there
 * @param parked the parked item's number, by which it can be tried again; null if the root is not parked
 * @param refusal why it is parked; null if it is not
 * @param since when it was parked, or since when the first one waits
 * @param money what is held up, with tax; null if that is not known
 * @param holds the deliveries of the deal that wait for the root, the root itself left out
 */
public record Blocker(
        DocumentId document,
        String type,
        String title,
        String system,
        String state,
        Long parked,
        Refusal refusal,
        Instant since,
        Money money,
        List<Held> holds) {

    /** A delivery that waits. */
    public record Held(String type, String title, String system) {}

    /** Whether a person is needed; otherwise it goes on by itself. */
    public boolean needsPerson() {
        return parked != null;
    }
}
