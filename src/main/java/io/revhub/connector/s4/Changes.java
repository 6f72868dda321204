package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.ChangeSet;
import io.revhub.connector.odata.ChangeSet.Write;
import io.revhub.connector.odata.ODataClient;
import java.util.ArrayList;
import java.util.List;

/** The writes that an update needs, collected before the first is made. Each can be repeated. */
final class Changes {

    private final List<Write> writes = new ArrayList<>();

    void patch(String path, String etag, ObjectNode fields) {
        writes.add(new Write("PATCH", path, etag, fields));
    }

    void create(String path, JsonNode entity) {
        writes.add(new Write("POST", path, null, entity));
    }

    boolean isEmpty() {
        return writes.isEmpty();
    }

    /** All of it or nothing, as a member of a batch. */
    ChangeSet together() {
        return new ChangeSet(writes);
    }

    /** One after the other; an entity that somebody else changed meanwhile is changed all the same. */
    void carryOut(ODataClient erp, String service) {
        for (Write write : writes) {
            if (write.method().equals("POST")) {
                erp.create(service, write.path(), write.body());
            } else {
                erp.update(service, write.path(), write.etag(), (ObjectNode) write.body());
            }
        }
    }
}
