package io.revhub.connector.http;

import io.revhub.intake.ReadFailed;
import java.io.UncheckedIOException;

/**
 * The records of one type in a small REST system: {@code GET <path>/<id>}, lists by {@code ?externalKey=} and {@code
 * ?updated_since=}, each with {@code id} and {@code updatedAt}.
 *
 * @param type the record type in hints and references
 * @param path of the records, with a slash
 * @param list the field that a list's records stand in
 * @param events how the names of the system's events about these records begin
 */
public record RestRecords(JsonHttp http, String type, String path, String list, String events) {

    public String path(String id) {
        return path + "/" + JsonHttp.encoded(id);
    }

    /** Good or not found. @throws ReadFailed otherwise */
    Answer read(String at) {
        try {
            Answer answer = http.get(at);
            if (answer.isGood() || answer.isNotFound()) {
                return answer;
            }
            throw new ReadFailed(answer.said(), answer.retryAfter().orElse(null), null);
        } catch (UncheckedIOException e) {
            throw new ReadFailed("The system does not answer: " + e.getCause().getMessage(), null, e);
        }
    }
}
