package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.intake.Reader;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads records by a query, two hundred a call. */
record SalesforceReader(SalesforceCalls crm, Soql query) implements Reader {

    private static final int AT_ONCE = 200;
    private static final int SHORT_ID = 15;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?");

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        // one malformed id would fail the whole query
        List<String> ids =
                recordIds.stream().filter(id -> ID.matcher(id).matches()).toList();
        Map<String, JsonNode> records = new HashMap<>();
        try {
            for (int i = 0; i < ids.size(); i += AT_ONCE) {
                crm.query(query.of(ids.subList(i, Math.min(ids.size(), i + AT_ONCE))))
                        .forEach(entry -> records.put(shortId(entry.path("Id").asText()), entry));
            }
        } catch (CallFailed e) {
            throw Failures.readFailed(e);
        }
        Map<String, JsonNode> answer = new LinkedHashMap<>();
        ids.stream()
                .filter(id -> records.containsKey(shortId(id)))
                .forEach(id -> answer.put(id, records.get(shortId(id))));
        return answer;
    }

    private static String shortId(String id) {
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }
}
