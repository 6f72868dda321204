package io.revhub.connector.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** A {@code $batch} of creates, each in a change set of its own. */
final class BatchRequest {

    private static final String LINE = "\r\n";

    private final String boundary = "batch_" + UUID.randomUUID();
    private final String body;

    BatchRequest(String entitySet, List<? extends JsonNode> entities) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < entities.size(); i++) {
            text.append("--").append(boundary).append(LINE);
            changeSet(text, "changeset_" + i, entitySet, entities.get(i).toString());
        }
        this.body = text.append("--").append(boundary).append("--").append(LINE).toString();
    }

    private static void changeSet(StringBuilder text, String boundary, String entitySet, String entity) {
        line(text, "Content-Type: multipart/mixed; boundary=" + boundary);
        line(text, "");
        line(text, "--" + boundary);
        line(text, "Content-Type: application/http");
        line(text, "Content-Transfer-Encoding: binary");
        line(text, "");
        line(text, "POST " + entitySet + " HTTP/1.1");
        line(text, "Content-Type: application/json");
        line(text, "Accept: application/json");
        line(text, "Content-Length: " + entity.getBytes(StandardCharsets.UTF_8).length);
        line(text, "");
        line(text, entity);
        line(text, "--" + boundary + "--");
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(LINE);
    }

    String contentType() {
        return "multipart/mixed; boundary=" + boundary;
    }

    String body() {
        return body;
    }
}
