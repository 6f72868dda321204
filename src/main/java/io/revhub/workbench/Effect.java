package io.revhub.workbench;

import io.revhub.document.DocumentId;
import java.util.List;

/**
 * What would be otherwise about one document.
 *
 * @param fields of its canonical form
 * @param parked why it would be parked and was not; null: it would not
 * @param calls to systems, in the systems' form
 */
public record Effect(
        DocumentId document, String type, String title, List<Difference> fields, String parked, List<Call> calls) {

    /**
     * An outgoing call that would differ.
     *
     * @param system or hub/&lt;document&gt;, where a document would be begotten, or not any more
     * @param kind new: there was none; dropped: there would be none; changed
     * @param parked why the delivery would be parked; null: it would not
     */
    public record Call(String system, String kind, List<Difference> fields, String parked) {}
}
