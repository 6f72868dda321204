package io.revhub.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Reads the store's rows. */
record Rows(ObjectMapper json) {

    static final String DOCUMENT = "id, type, number, version, body, deleted, parent, changed_at";

    Document document(ResultSet row, int index) throws SQLException {
        String parent = row.getString("parent");
        return new Document(
                new DocumentId(row.getString("id")),
                row.getString("type"),
                row.getString("number"),
                row.getInt("version"),
                object(row.getString("body")),
                row.getBoolean("deleted"),
                parent == null ? null : new DocumentId(parent),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    Facet facet(ResultSet row, int index) throws SQLException {
        return new Facet(
                row.getString("source"),
                object(row.getString("body")),
                row.getBoolean("deleted"),
                row.getLong("stamp"),
                row.getObject("change", Long.class),
                row.getString("revision"));
    }

    ObjectNode object(String text) {
        try {
            return text == null ? null : (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String text(JsonNode body) {
        return body == null ? null : body.toString();
    }
}
