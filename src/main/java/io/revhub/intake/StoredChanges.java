package io.revhub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came in and was kept, to be looked at again. */
public final class StoredChanges {

    private static final String COLUMNS = "select id, system, record_type, record_id, body, received_at from change ";
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final JdbcClient jdbc;

    StoredChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A record as it was read, decimals exactly. @param body null: the record was gone */
    public record StoredChange(
            long id, String system, String recordType, String recordId, JsonNode body, Instant receivedAt) {}

    public Optional<StoredChange> find(long id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(StoredChanges::change)
                .optional();
    }

    /** The last ones of records of a type, the newest first; of those that were there. */
    public List<StoredChange> newest(String system, String recordType, int atMost) {
        return jdbc.sql(COLUMNS + "where system = ? and record_type = ? and body is not null order by id desc limit ?")
                .params(system, recordType, atMost)
                .query(StoredChanges::change)
                .list();
    }

    private static StoredChange change(ResultSet row, int index) throws SQLException {
        return new StoredChange(
                row.getLong("id"),
                row.getString("system"),
                row.getString("record_type"),
                row.getString("record_id"),
                body(row.getBytes("body")),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }

    private static JsonNode body(byte[] text) {
        try {
            return text == null ? null : EXACT.readTree(new String(text, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored change is no JSON", e);
        }
    }
}
