package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.crm.Writes.Outcome;
import java.util.List;

/** Writes one record among many: what is wrong with it is said of it, not of the call. */
final class Members {

    private final Writes writes;

    Members(Writes writes) {
        this.writes = writes;
    }

    Outcome create(ObjectType type, ObjectNode record) {
        if (record.has("Id") || record.has("id")) {
            throw SalesforceError.refused(
                    "INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", "Id");
        }
        return writes.create(type, record);
    }

    Outcome update(ObjectType type, ObjectNode record) {
        String name = record.has("Id") ? "Id" : "id";
        if (!record.hasNonNull(name)) {
            throw SalesforceError.refused("MISSING_ARGUMENT", "Id not specified in an update call");
        }
        ObjectNode values = record.deepCopy().without(name);
        return writes.update(byId(type, record.get(name).asText()), values);
    }

    Outcome upsert(ObjectType type, Field key, ObjectNode record) {
        JsonNode value = record.get(key.name());
        if (value == null || value.asText().isEmpty()) {
            throw SalesforceError.refused("MISSING_ARGUMENT", key.name() + " not specified", key.name());
        }
        List<Row> found = writes.byKey(type, key, value);
        if (found.size() > 1) {
            throw SalesforceError.refused(
                    "DUPLICATE_EXTERNAL_ID", "external id matches more than one record: " + value.asText(), key.name());
        }
        return writes.upsert(type, key, value, found, record.deepCopy().without(key.name()));
    }

    /** @param type null: none that the org has */
    Outcome delete(ObjectType type, String id) {
        return writes.delete(byId(type, id));
    }

    /** Deletes past the recycle bin. */
    Outcome erase(ObjectType type, String id) {
        return writes.erase(byId(type, id));
    }

    /** Here an unknown id is a broken reference, not a missing resource. */
    Row byId(ObjectType type, String id) {
        try {
            if (type == null || Ids.canonical(id).isEmpty()) {
                throw SalesforceError.refused("MALFORMED_ID", "id value of incorrect type: " + id, "Id");
            }
            return writes.byId(type, id);
        } catch (SalesforceError e) {
            if (e.code().equals("NOT_FOUND")) {
                throw SalesforceError.refused("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
            }
            throw e;
        }
    }
}
