package io.revhub.connector.odata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the answer to a {@code $batch}: of each change set its first answer, or the error that undid it. */
final class BatchResponse {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";\\s]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.\\d (\\d{3})[^\\n]*\\n");

    private final ObjectMapper json;

    BatchResponse(ObjectMapper json) {
        this.json = json;
    }

    List<BatchAnswer> read(HttpResponse<String> answer, int members) {
        String contentType = answer.headers().firstValue("Content-Type").orElse("");
        List<BatchAnswer> answers = new ArrayList<>();
        for (String part : parts(answer.body().replace("\r\n", "\n"), contentType)) {
            String head = part.substring(0, Math.max(0, part.indexOf("\n\n")));
            answers.add(answer(head.contains("multipart/") ? parts(part, head).get(0) : part));
        }
        if (answers.size() != members) {
            throw unreadable("The batch has " + members + " members and " + answers.size() + " answers.");
        }
        return answers;
    }

    private BatchAnswer answer(String part) {
        Matcher status = STATUS.matcher(part);
        if (!status.find()) {
            throw unreadable("A member of the batch has no status.");
        }
        int code = Integer.parseInt(status.group(1));
        int blank = part.indexOf("\n\n", status.end() - 1);
        String body = blank < 0 ? "" : part.substring(blank).strip();
        return code < 300
                ? new BatchAnswer(entity(body), null)
                : new BatchAnswer(null, ErrorBody.error(code, Optional.empty(), body));
    }

    private ObjectNode entity(String body) {
        try {
            return body.isEmpty()
                    ? json.createObjectNode()
                    : (ObjectNode) json.readTree(body).path("d");
        } catch (JsonProcessingException e) {
            throw unreadable("A member's answer is no JSON: " + e.getOriginalMessage());
        }
    }

    private static List<String> parts(String text, String contentType) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw unreadable("The batch's answer names no boundary.");
        }
        List<String> parts = new ArrayList<>();
        String[] pieces = ("\n" + text).split("\n--" + Pattern.quote(boundary.group(1)));
        for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
            parts.add(pieces[i].replaceFirst("^\\s*\\n", ""));
        }
        return parts;
    }

    private static ODataError unreadable(String what) {
        return new ODataError(502, "", what, List.of(), null);
    }
}
