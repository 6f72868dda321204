package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.Systems;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

/** One Kill Bill tenant. Paths are those below {@code /1.0/kb}. */
record KillBill(String system, Systems.Settings settings, JsonHttp http) {

    private static final String BASE = "/1.0/kb";

    static KillBill of(String system, Systems.Settings settings, HttpClient client) {
        Map<String, String> headers = Map.of(
                "Authorization", JsonHttp.basic(settings.option("username"), settings.option("password")),
                "X-Killbill-ApiKey", settings.option("api-key"),
                "X-Killbill-ApiSecret", settings.option("api-secret"),
                "X-Killbill-CreatedBy", "RevHub");
        return new KillBill(system, settings, new JsonHttp(client, settings, headers));
    }

    Answer get(String path) {
        return http.get(BASE + path);
    }

    Answer post(String path, JsonNode body) {
        return http.post(BASE + path, body);
    }

    Answer put(String path, JsonNode body) {
        return http.send("PUT", BASE + path, body);
    }

    List<PartReference> whole(String recordType, String recordId) {
        return List.of(PartReference.whole(new Reference(system, recordType, recordId)));
    }
}
