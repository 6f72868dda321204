package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.crm.Writes.Outcome;
import java.util.List;
import java.util.function.Function;

/** Many records in one call: each has its own result, and with allOrNone one failure undoes all. */
final class Batch {

    static final int MOST = 200;

    private final Writes writes;
    private final boolean allOrNone;

    /** Undoes the transaction and carries the results out of it. */
    private static final class RolledBack extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient ArrayNode results;

        RolledBack(ArrayNode results) {
            this.results = results;
        }
    }

    Batch(Writes writes, boolean allOrNone) {
        this.writes = writes;
        this.allOrNone = allOrNone;
    }

    <T> ArrayNode run(List<T> records, Function<T, Outcome> write, boolean tellsCreated) {
        if (records.size() > MOST) {
            throw SalesforceError.refused(
                    "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 200 records into this call");
        }
        try {
            return writes.together(() -> all(records, write, tellsCreated));
        } catch (RolledBack e) {
            return e.results;
        }
    }

    private <T> ArrayNode all(List<T> records, Function<T, Outcome> write, boolean tellsCreated) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        boolean failed = false;
        for (T record : records) {
            ObjectNode result = one(record, write, tellsCreated);
            failed |= !result.get("success").booleanValue();
            results.add(result);
        }
        if (failed && allOrNone) {
            throw new RolledBack(undone(results));
        }
        return results;
    }

    private static <T> ObjectNode one(T record, Function<T, Outcome> write, boolean tellsCreated) {
        try {
            Outcome outcome = write.apply(record);
            ObjectNode result = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", outcome.id())
                    .put("success", true);
            result.putArray("errors");
            return tellsCreated ? result.put("created", outcome.created()) : result;
        } catch (SalesforceError e) {
            return failure(e);
        }
    }

    private static ObjectNode failure(SalesforceError e) {
        return JsonNodeFactory.instance.objectNode().put("success", false).setAll(errors(e));
    }

    /** The errors of one record among many. */
    static ObjectNode errors(SalesforceError e) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ObjectNode error = result.putArray("errors").addObject();
        error.put("statusCode", e.code()).put("message", e.getMessage());
        e.fields().forEach(error.putArray("fields")::add);
        return result;
    }

    private static ArrayNode undone(ArrayNode results) {
        SalesforceError reason = SalesforceError.refused(
                "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                "Record rolled back because not all records were valid and the request was using AllOrNone header");
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).get("success").booleanValue()) {
                results.set(i, failure(reason));
            }
        }
        return results;
    }
}
