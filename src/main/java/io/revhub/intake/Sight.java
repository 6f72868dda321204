package io.revhub.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.DocumentId;
import io.revhub.document.Reference;
import io.revhub.rules.Refusal;
import java.util.Optional;

/**
 * What a system shows of a record now, in today's mapping; nothing of it is stored.
 *
 * @param type the document's type that the from-route takes the record in as; null: the system does not have the record
 * @param body the canonical form; empty: the system does not have the record, or it is none of the hub's business
 * @param hubKey the hub's key in the record
 * @param deleted the record says that it is deleted
 * @param refusal why it cannot be mapped; null: it could be
 */
public record Sight(
        Reference record,
        String type,
        Optional<ObjectNode> body,
        String number,
        Optional<DocumentId> hubKey,
        boolean deleted,
        Refusal refusal) {

    /** Whether the system has the record, not marked as deleted. */
    public boolean isThere() {
        return type != null && !deleted;
    }
}
