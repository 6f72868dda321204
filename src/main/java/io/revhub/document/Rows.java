package io.revhub.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Reads the store's rows; canonical forms come in the form of today's schemas. */
record Rows(ObjectMapper json, Upgrades upgrades) {

    static final String DOCUMENT = "id, type, number, version, body, deleted, parent, changed_at, schema, merged_into";

    Document document(ResultSet row, int index) throws SQLException {
        String parent = row.getString("parent");
        String mergedInto = row.getString("merged_into");
        return new Document(
                new DocumentId(row.getString("id")),
                row.getString("type"),
                row.getString("number"),
                row.getInt("version"),
                today(row),
                row.getBoolean("deleted"),
                parent == null ? null : new DocumentId(parent),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                mergedInto == null ? null : new DocumentId(mergedInto));
    }

    Version version(ResultSet row, int index) throws SQLException {
        return new Version(
                row.getInt("number"),
                today(row),
                row.getBoolean("deleted"),
                row.getString("source"),
                row.getString("revision"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    Facet facet(ResultSet row, int index) throws SQLException {
        return new Facet(
                row.getString("source"),
                today(row),
                row.getBoolean("deleted"),
                row.getLong("stamp"),
                row.getObject("change", Long.class),
                row.getString("revision"));
    }

    /** The version of the schema under which a document of this type is stored today. */
    int schema(String type) {
        return upgrades.today(type);
    }

    private ObjectNode today(ResultSet row) throws SQLException {
        ObjectNode body = object(row.getString("body"));
        return body == null ? null : upgrades.upgrade(row.getString("type"), row.getInt("schema"), body);
    }

    private ObjectNode object(String text) {
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
