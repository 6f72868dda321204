package io.revhub.connector.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Writes of a {@code $batch} that the system carries out together or not at all. */
public record ChangeSet(List<Write> writes) {

    /**
     * One write.
     *
     * @param method POST or PATCH
     * @param path below the service, encoded
     * @param etag of the entity that is changed; null: it has none
     */
    public record Write(String method, String path, String etag, JsonNode body) {}

    /** One entity that is made, with what is nested in it. */
    static ChangeSet create(String entitySet, JsonNode entity) {
        return new ChangeSet(List.of(new Write("POST", entitySet, null, entity)));
    }
}
