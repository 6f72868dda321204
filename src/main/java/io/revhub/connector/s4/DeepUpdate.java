package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import java.util.List;

/**
 * Brings wanted fields to a record that exists, and to its children, which an update by OData V2 does not reach: each entity
 * that shows a field otherwise gets a PATCH of just these fields, a missing child is created. Fields that are not wanted are
 * not touched. All that is fixed is found out before anything is written.
 */
final class DeepUpdate {

    private final ODataClient erp;
    private final Entity entity;

    DeepUpdate(ODataClient erp, Entity entity) {
        this.erp = erp;
        this.entity = entity;
    }

    /** @throws CannotChange if the ERP cannot change what differs; nothing was changed then */
    void bring(String key, ObjectNode wanted) {
        String path = OData.entity(entity.set(), key);
        ObjectNode there = erp.read(entity.service(), path, Query.ALL)
                .orElseThrow(() -> CannotChange.gone(entity.set() + " " + key));
        Changes changes = new Changes();
        compare(path, wanted, there, changes);
        changes.carryOut(erp, entity.service());
    }

    private void compare(String path, JsonNode wanted, ObjectNode there, Changes changes) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        wanted.properties().forEach(field -> {
            String name = field.getKey();
            if (name.startsWith("to_")) {
                navigation(path, name, field.getValue(), changes);
            } else if (!Values.same(field.getValue(), there.get(name))) {
                if (entity.fixed().contains(name)) {
                    throw CannotChange.field(name, there.path(name).asText());
                }
                fields.set(name, field.getValue());
            }
        });
        if (!fields.isEmpty()) {
            changes.patch(path, ODataClient.etagOf(there), fields);
        }
    }

    private void navigation(String path, String name, JsonNode value, Changes changes) {
        JsonNode wanted = value.has("results") ? value.get("results") : value;
        String address = path + "/" + name;
        if (wanted.isArray()) {
            List<ObjectNode> there = erp.query(entity.service(), address, Query.ALL);
            if (entity.complete().contains(name) && there.size() > wanted.size()) {
                throw CannotChange.removed(name, there.size() - wanted.size());
            }
            wanted.forEach(child -> child(address, child, matching(name, child, wanted.size(), there), changes));
        } else {
            ObjectNode one = erp.read(entity.service(), address, Query.ALL).orElseThrow(() -> CannotChange.gone(name));
            compare(ownPath(one), wanted, one, changes);
        }
    }

    private void child(String address, JsonNode child, List<ObjectNode> same, Changes changes) {
        switch (same.size()) {
            case 0 -> changes.create(address, child);
            case 1 -> compare(ownPath(same.get(0)), child, same.get(0), changes);
            default -> throw CannotChange.ambiguous(address);
        }
    }

    private List<ObjectNode> matching(String name, JsonNode child, int wanted, List<ObjectNode> there) {
        List<String> keys = entity.children().getOrDefault(name, List.of());
        if (keys.isEmpty()) {
            if (wanted > 1) {
                throw CannotChange.ambiguous(name);
            }
            return there;
        }
        return there.stream()
                .filter(one -> keys.stream().allMatch(key -> Values.same(child.get(key), one.get(key))))
                .toList();
    }

    // the record's own address: what stands behind the service, wherever the system thinks it is
    private String ownPath(ObjectNode one) {
        String uri = one.path("__metadata").path("uri").asText();
        int service = uri.indexOf("/" + entity.service());
        int slash = service < 0 ? -1 : uri.indexOf('/', service + 1);
        if (slash < 0) {
            throw CannotChange.ambiguous(uri);
        }
        return uri.substring(slash + 1);
    }
}
