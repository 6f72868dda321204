package io.revhub.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.intake.Reader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads records one by one. */
public record OneByOne(RestRecords records) implements Reader {

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (String id : recordIds) {
            Answer answer = records.read(records.path(id));
            if (answer.isGood()) {
                found.put(id, answer.body());
            }
        }
        return found;
    }
}
