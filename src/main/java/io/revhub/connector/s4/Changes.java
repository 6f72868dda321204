package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.ODataClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The calls that an update needs, collected before the first is made. Each can be repeated. */
final class Changes {

    private final List<BiConsumer<ODataClient, String>> calls = new ArrayList<>();

    void patch(String path, String etag, ObjectNode fields) {
        calls.add((erp, service) -> erp.update(service, path, etag, fields));
    }

    void create(String path, JsonNode entity) {
        calls.add((erp, service) -> erp.create(service, path, entity));
    }

    void carryOut(ODataClient erp, String service) {
        calls.forEach(call -> call.accept(erp, service));
    }
}
