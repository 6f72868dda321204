package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.salesforce.Form.Target;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the records of deliveries by their ids, or else by the hub's key, many a call. */
final class Lookup {

    static final String KEY = "RevHub_Key__c";

    private static final int AT_ONCE = 100;

    private final SalesforceCalls crm;

    Lookup(SalesforceCalls crm) {
        this.crm = crm;
    }

    /** The records that are there, by {@link Target#address}, with their ids and the fields that their members name. */
    Map<String, ObjectNode> find(Collection<Target> targets) {
        Map<String, ObjectNode> found = new HashMap<>();
        targets.stream()
                .collect(Collectors.groupingBy(t -> List.of(t.member().object(), t.id().isPresent())))
                .values()
                .forEach(alike -> {
                    for (int i = 0; i < alike.size(); i += AT_ONCE) {
                        find(alike.subList(i, Math.min(alike.size(), i + AT_ONCE)), found);
                    }
                });
        return found;
    }

    private void find(List<Target> alike, Map<String, ObjectNode> found) {
        String field = alike.get(0).id().isPresent() ? "Id" : KEY;
        Function<Target, String> value = target -> target.id().orElse(target.key());
        Map<String, ObjectNode> records = new HashMap<>();
        crm.query(soql(alike, field, value))
                .forEach(entry -> records.put(entry.path(field).asText(), entry));
        alike.forEach(target -> {
            if (records.containsKey(value.apply(target))) {
                found.put(target.address(), records.get(value.apply(target)));
            }
        });
    }

    private static String soql(List<Target> alike, String field, Function<Target, String> value) {
        Collection<String> fields = new TreeSet<>(List.of("Id", field));
        alike.forEach(target -> target.member().fields().properties().stream()
                .filter(entry -> !entry.getValue().isContainerNode())
                .forEach(entry -> fields.add(entry.getKey())));
        return "SELECT " + String.join(", ", fields) + " FROM "
                + alike.get(0).member().object() + " WHERE " + field + " IN "
                + Soql.list(alike.stream().map(value).toList());
    }

    /** Whether a record has these values. */
    static boolean shows(ObjectNode there, ObjectNode values) {
        return values.properties().stream().allMatch(entry -> same(entry.getValue(), there.path(entry.getKey())));
    }

    private static boolean same(JsonNode wanted, JsonNode there) {
        if (wanted.isNumber() && there.isNumber()) {
            return wanted.decimalValue().compareTo(there.decimalValue()) == 0;
        }
        return wanted.isNull() ? there.isNull() || there.isMissingNode() : wanted.equals(there);
    }
}
