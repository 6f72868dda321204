package io.revhub.connector.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.Systems;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.http.RestRecords;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

/** One provisioning system. */
record Provisioning(String system, RestRecords records, RestRecords usage) {

    static final String TYPE = "Entitlement";

    /** What the order refers to: the entitlement itself is the record of the fulfilment, and a record has one document. */
    static final String REQUEST = "EntitlementRequest";

    private static final String PATH = "/entitlements";

    static Provisioning of(String system, Systems.Settings settings, HttpClient client) {
        Map<String, String> login = Map.of("Authorization", "Bearer " + settings.option("token"));
        JsonHttp http = new JsonHttp(client, settings, login);
        return new Provisioning(
                system,
                new RestRecords(http, TYPE, PATH, "entitlements", "entitlement."),
                new RestRecords(http, "Usage", "/usage", "usage", "usage."));
    }

    JsonHttp http() {
        return records.http();
    }

    List<PartReference> reference(JsonNode entitlement) {
        Reference record = new Reference(system, REQUEST, entitlement.path("id").asText());
        return List.of(PartReference.whole(record));
    }
}
