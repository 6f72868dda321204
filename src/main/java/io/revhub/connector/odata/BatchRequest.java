package io.revhub.connector.odata;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** A {@code $batch} of change sets. */
final class BatchRequest {

    private static final String LINE = "\r\n";

    private final String boundary = "batch_" + UUID.randomUUID();
    private final String body;

    BatchRequest(List<ChangeSet> changeSets) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < changeSets.size(); i++) {
            text.append("--").append(boundary).append(LINE);
            changeSet(text, "changeset_" + i, changeSets.get(i));
        }
        this.body = text.append("--").append(boundary).append("--").append(LINE).toString();
    }

    private static void changeSet(StringBuilder text, String boundary, ChangeSet changeSet) {
        line(text, "Content-Type: multipart/mixed; boundary=" + boundary);
        line(text, "");
        for (ChangeSet.Write write : changeSet.writes()) {
            line(text, "--" + boundary);
            line(text, "Content-Type: application/http");
            line(text, "Content-Transfer-Encoding: binary");
            line(text, "");
            write(text, write);
        }
        line(text, "--" + boundary + "--");
    }

    private static void write(StringBuilder text, ChangeSet.Write write) {
        String entity = write.body().toString();
        line(text, write.method() + " " + write.path() + " HTTP/1.1");
        line(text, "Content-Type: application/json");
        line(text, "Accept: application/json");
        if (write.etag() != null) {
            line(text, "If-Match: " + write.etag());
        }
        line(text, "Content-Length: " + entity.getBytes(StandardCharsets.UTF_8).length);
        line(text, "");
        line(text, entity);
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
