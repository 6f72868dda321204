package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
        ObjectNode there = erp.read(entity.service(), path, expanded(Query.ALL, List.of(wanted)))
                .orElseThrow(() -> CannotChange.gone(entity.set() + " " + key));
        changes(key, wanted, there).carryOut(erp, entity.service());
    }

    /** The records with these keys, by their keys, with as much of them as is to be compared; in one query. */
    Map<String, ObjectNode> read(Collection<String> keys, List<ObjectNode> wanted) {
        Query query = expanded(Query.filter(OData.anyOf(entity.key(), keys)), wanted);
        Map<String, ObjectNode> there = new HashMap<>();
        erp.query(entity.service(), entity.set(), query)
                .forEach(record ->
                        there.put(Values.external(record.path(entity.key()).asText()), record));
        return there;
    }

    /**
     * What must be written so that a record is as it is wanted.
     *
     * @throws CannotChange if the ERP cannot change what differs
     */
    Changes changes(String key, ObjectNode wanted, ObjectNode there) {
        Changes changes = new Changes();
        compare(OData.entity(entity.set(), key), wanted, there, changes);
        return changes;
    }

    private static Query expanded(Query query, List<ObjectNode> wanted) {
        Set<String> navigations = new TreeSet<>();
        wanted.forEach(one -> navigations(one, "", navigations));
        return navigations.isEmpty() ? query : query.expand(String.join(",", navigations));
    }

    private static void navigations(JsonNode wanted, String way, Set<String> navigations) {
        wanted.properties().stream()
                .filter(field -> field.getKey().startsWith("to_"))
                .forEach(field -> {
                    JsonNode value = results(field.getValue());
                    navigations.add(way + field.getKey());
                    (value.isArray() ? value : List.of(value))
                            .forEach(one -> navigations(one, way + field.getKey() + "/", navigations));
                });
    }

    private static JsonNode results(JsonNode value) {
        return value.has("results") ? value.get("results") : value;
    }

    private void compare(String path, JsonNode wanted, ObjectNode there, Changes changes) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        wanted.properties().forEach(field -> {
            String name = field.getKey();
            if (name.startsWith("to_")) {
                return;
            }
            if (!Values.same(field.getValue(), there.get(name))) {
                if (entity.fixed().contains(name)) {
                    throw CannotChange.field(name, there.path(name).asText());
                }
                fields.set(name, field.getValue());
            }
        });
        if (!fields.isEmpty()) {
            // first, for changes of its children give it another ETag
            changes.patch(path, ODataClient.etagOf(there), fields);
        }
        wanted.properties().stream()
                .filter(field -> field.getKey().startsWith("to_"))
                .forEach(field -> navigation(path, field.getKey(), field.getValue(), there, changes));
    }

    private void navigation(String path, String name, JsonNode value, ObjectNode above, Changes changes) {
        JsonNode wanted = results(value);
        String address = path + "/" + name;
        JsonNode below = above.path(name);
        boolean expanded = below.isObject() && !below.has("__deferred");
        if (wanted.isArray()) {
            List<ObjectNode> there = expanded ? children(below) : erp.query(entity.service(), address, Query.ALL);
            if (entity.complete().contains(name) && there.size() > wanted.size()) {
                throw CannotChange.removed(name, there.size() - wanted.size());
            }
            wanted.forEach(child -> child(address, child, matching(name, child, wanted.size(), there), changes));
        } else {
            ObjectNode one = expanded
                    ? (ObjectNode) below
                    : erp.read(entity.service(), address, Query.ALL).orElseThrow(() -> CannotChange.gone(name));
            compare(ownPath(one), wanted, one, changes);
        }
    }

    private static List<ObjectNode> children(JsonNode below) {
        List<ObjectNode> children = new ArrayList<>();
        results(below).forEach(child -> children.add((ObjectNode) child));
        return children;
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
