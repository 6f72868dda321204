package io.revhub.sandbox.erp.v4;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.server.api.ODataResponse;

/** Makes the answers to a batch's parts. */
record BatchAnswer(ObjectMapper json) {

    ObjectNode of(BatchPart part, ODataResponse response) {
        ObjectNode answer = begun(part, response.getStatusCode());
        ObjectNode headers = answer.putObject("headers");
        response.getAllHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        String content = text(response);
        if (!content.isEmpty()) {
            body(answer, content, String.valueOf(response.getHeader(HttpHeader.CONTENT_TYPE)));
        }
        return answer;
    }

    /** A failure that the service itself did not see. */
    ObjectNode of(BatchPart part, int status, String why) {
        ObjectNode answer = begun(part, status);
        answer.putObject("headers").put("content-type", "application/json");
        answer.putObject("body")
                .putObject("error")
                .put("code", "SANDBOX/" + status)
                .put("message", why);
        return answer;
    }

    private ObjectNode begun(BatchPart part, int status) {
        ObjectNode answer = json.createObjectNode().put("id", part.id());
        if (part.group() != null) {
            answer.put("atomicityGroup", part.group());
        }
        return answer.put("status", status);
    }

    private void body(ObjectNode answer, String content, String type) {
        try {
            if (type.contains("json")) {
                answer.set("body", json.readTree(content));
            } else {
                answer.put("body", content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ODataResponse response) {
        try (InputStream content = response.getContent()) {
            return content == null ? "" : new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
