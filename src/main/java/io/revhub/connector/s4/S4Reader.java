package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads entities by their keys, twenty a call. An id is the key's value, or the values of a longer key with slashes between. */
record S4Reader(ODataClient erp, String service, String entitySet, List<String> key, String expand) implements Reader {

    private static final int AT_ONCE = 20;

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        // the ERP keeps its keys in capitals, and finds them by small letters
        Map<String, JsonNode> records = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> ids = new ArrayList<>(recordIds);
        for (int i = 0; i < ids.size(); i += AT_ONCE) {
            List<String> some = ids.subList(i, Math.min(ids.size(), i + AT_ONCE));
            found(some).forEach(entity -> records.putIfAbsent(id(entity), entity));
        }
        Map<String, JsonNode> asked = new LinkedHashMap<>();
        ids.stream().filter(records::containsKey).forEach(id -> asked.put(id, records.get(id)));
        return asked;
    }

    private List<ObjectNode> found(List<String> ids) {
        String filter = ids.stream().map(this::filter).collect(Collectors.joining(" or "));
        Query query = Query.filter(filter);
        try {
            return erp.query(service, entitySet, expand == null ? query : query.expand(expand));
        } catch (CallFailed e) {
            throw new ReadFailed(e.getMessage(), e.retryAfter(), e);
        }
    }

    private String filter(String id) {
        String[] values = id.split("/", key.size());
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < key.size(); i++) {
            fields.put(key.get(i), i < values.length ? values[i] : "");
        }
        return key.size() == 1 ? OData.allOf(fields) : "(" + OData.allOf(fields) + ")";
    }

    private String id(JsonNode entity) {
        return key.stream().map(field -> entity.path(field).asText()).collect(Collectors.joining("/"));
    }
}
