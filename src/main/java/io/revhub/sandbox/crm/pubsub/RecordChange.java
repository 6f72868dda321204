package io.revhub.sandbox.crm.pubsub;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a transaction did to one record, all in all.
 *
 * @param before as it was before the transaction; null: it was not there
 * @param after as it was left; deleted records stay, marked by {@code IsDeleted}
 */
public record RecordChange(Entity entity, String id, ObjectNode before, ObjectNode after) {

    ChangeType type() {
        boolean wasDeleted = before != null && before.path("IsDeleted").booleanValue();
        boolean deleted = after.path("IsDeleted").booleanValue();
        if (before == null) {
            return ChangeType.CREATE;
        }
        if (wasDeleted == deleted) {
            return ChangeType.UPDATE;
        }
        return deleted ? ChangeType.DELETE : ChangeType.UNDELETE;
    }
}
