package io.revhub.connector.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.http.Answer;
import io.revhub.intake.Reader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads entitlements one by one. */
record EntitlementReader(Provisioning provisioning) implements Reader {

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (String id : recordIds) {
            Answer answer = provisioning.read(Provisioning.PATH + "/" + id);
            if (answer.isGood()) {
                found.put(id, answer.body());
            }
        }
        return found;
    }
}
