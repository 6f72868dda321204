package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.http.JsonHttp;
import java.util.ArrayList;
import java.util.List;

/**
 * What Salesforce says of a call or of one record in it that failed.
 *
 * @param status the HTTP status; 400 for a record of a collection, whose call is answered by 200
 * @param code the error's code; empty if the answer had none
 * @param message in Salesforce's own words; a customer's validation rules speak here too
 */
record CrmError(int status, String code, String message, List<String> fields) {

    private static final int LONGEST = 500;

    /** Of a whole call. @param text the answer's body, which is not always JSON */
    static CrmError ofCall(int status, String text) {
        JsonNode body = JsonHttp.json(text);
        JsonNode first = body.isArray() ? body.path(0) : body;
        String code = first.path("errorCode").asText("");
        return new CrmError(
                status, code, code.isEmpty() ? text : first.path("message").asText(), fields(first));
    }

    /** Of one record of a collection. @param result one whose {@code success} is false */
    static CrmError ofRecord(JsonNode result) {
        JsonNode first = result.path("errors").path(0);
        return new CrmError(
                400, first.path("statusCode").asText(""), first.path("message").asText(""), fields(first));
    }

    private static List<String> fields(JsonNode error) {
        List<String> names = new ArrayList<>();
        error.path("fields").forEach(field -> names.add(field.asText()));
        return names;
    }

    /** Salesforce's own words with their code, cut to a length that people read. */
    String said() {
        String words = message == null ? "" : message.strip();
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) + "..." : words;
        return (code.isEmpty() ? "HTTP " + status : code) + (cut.isEmpty() ? "" : ": " + cut);
    }
}
