package io.revhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What one system's records went through: each write is noted in its own transaction, so that what was undone was never
 * noted. Thread-safe.
 */
final class WriteLog {

    /** Where the systems keep the key by which a client finds its record again. */
    private static final List<String> KEYS = List.of(
            "/RevHub_Key__c",
            "/externalKey",
            "/paymentExternalKey",
            "/metadata/revhub_key",
            "/PurchaseOrderByCustomer",
            "/DocumentReferenceID",
            "/BPIdentificationNumber",
            "/external_id",
            "/handle");

    private static final List<String> VERSIONS = List.of(
            "/RevHub_Version__c",
            "/metadata/revhub_version",
            "/LastChangeDateTime",
            "/SystemModstamp",
            "/updatedAt",
            "/version",
            "/updated_at");

    /** Where people read what a record is called. */
    private static final List<String> TITLES =
            List.of("/OrganizationBPName1", "/ProductDescription", "/Name", "/title", "/company_name", "/name");

    /** What is no business record. */
    private static final List<String> SILENT = List.of("outbox");

    private final JdbcClient jdbc;
    private final String system;

    /**
     * @param method of the request that it happened in; null: the system did it by itself
     * @param kind created, changed or removed
     * @param key the client's own key, where the record has one
     * @param version the record's own version or stamp, where it has one
     * @param title what it is called now, where it has a name
     * @param at real time
     */
    record Write(
            long number,
            String system,
            String method,
            String path,
            String type,
            String id,
            String kind,
            String key,
            String version,
            String title,
            Instant at) {}

    WriteLog(JdbcClient jdbc, String system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    /**
     * A statement on the system's records that is noted where it hits one, both or neither.
     *
     * @param statement with the parameters system, type and id; it returns the kind
     * @param body what the record is then; null: it is gone
     */
    JdbcClient.StatementSpec noted(String statement, String type, String id, JsonNode body) {
        var request = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes known
                ? known.getRequest()
                : null;
        return jdbc.sql("with done as (" + statement + """
                        )
                        insert into write (system, method, path, type, id, kind, key, version, title)
                        select :system, :method::text, :path::text, :type, :id, kind, :key::text, :version::text,
                            :title::text
                        from done where (:type)::text not in (:silent)
                        """)
                .param("system", system)
                .param("type", type)
                .param("id", id)
                .param("method", request == null ? null : request.getMethod())
                .param("path", request == null ? null : request.getRequestURI())
                .param("key", first(KEYS, body))
                .param("version", first(VERSIONS, body))
                .param("title", first(TITLES, body))
                .param("silent", SILENT);
    }

    /** At most {@code limit} with a higher number, in their order. */
    List<Write> after(long number, int limit) {
        return jdbc.sql("select * from write where system = ? and number > ? order by number limit ?")
                .params(system, number, limit)
                .query((row, n) -> new Write(
                        row.getLong("number"),
                        row.getString("system"),
                        row.getString("method"),
                        row.getString("path"),
                        row.getString("type"),
                        row.getString("id"),
                        row.getString("kind"),
                        row.getString("key"),
                        row.getString("version"),
                        row.getString("title"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from write where system = ?")
                .param(system)
                .query(Long.class)
                .single();
    }

    void clear() {
        jdbc.sql("delete from write where system = ?").param(system).update();
    }

    private static String first(List<String> pointers, JsonNode body) {
        return body == null
                ? null
                : pointers.stream()
                        .map(body::at)
                        .filter(JsonNode::isValueNode)
                        .filter(found -> !found.isNull() && !found.asText().isEmpty())
                        .map(JsonNode::asText)
                        .findFirst()
                        .orElse(null);
    }
}
