package io.revhub.document;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Documents and their versions. Writing methods expect a transaction of the caller's. */
public final class Documents {

    private static final String VERSION =
            "select v.*, d.type from version v join document d on d.id = v.document where v.document = ?";

    private final JdbcClient jdbc;
    private final Rows rows;

    Documents(JdbcClient jdbc, Rows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    public Optional<Document> find(DocumentId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** The documents that exist of these, by id. */
    public Map<DocumentId, Document> find(Collection<DocumentId> ids) {
        return byId(jdbc.sql("select " + Rows.DOCUMENT + " from document where id = any(?)")
                .param(array(ids))
                .query(rows::document)
                .list());
    }

    /** The newest documents of a type, the last changed first; with versions only. */
    public List<Document> newest(String type, int atMost) {
        return jdbc.sql("select " + Rows.DOCUMENT
                        + " from document where type = ? and version > 0 order by changed_at desc limit ?")
                .params(type, atMost)
                .query(rows::document)
                .list();
    }

    /** As {@link #newest(String, int)}, of those alone whose canonical form has this text in a top-level field. */
    public List<Document> newest(String type, String field, String text, int atMost) {
        return jdbc.sql("select " + Rows.DOCUMENT
                        + " from document where type = ? and version > 0 and body ->> ? = ?"
                        + " order by changed_at desc, id limit ?")
                .params(type, field, text, atMost)
                .query(rows::document)
                .list();
    }

    /** As {@link #newest(String, int)}, of those alone that are this account's: whose field {@code account} names it. */
    public List<Document> newestOf(DocumentId account, String type, int atMost) {
        return jdbc.sql("select " + Rows.DOCUMENT
                        + " from document where body ->> 'account' = ? and type = ? and version > 0"
                        + " order by changed_at desc, id limit ?")
                .params(account.value(), type, atMost)
                .query(rows::document)
                .list();
    }

    /** As {@link #newest(String, int)}, of those alone that no other document begot. */
    public List<Document> newestBegottenByNone(String type, int atMost) {
        return jdbc.sql("select " + Rows.DOCUMENT
                        + " from document where type = ? and version > 0 and parent is null"
                        + " order by changed_at desc, id limit ?")
                .params(type, atMost)
                .query(rows::document)
                .list();
    }

    /**
     * Those of the last versions made in a span of business time, each once, the last changed first.
     *
     * @param atMost how many versions
     * @param until exclusive
     */
    public List<DocumentId> changed(Instant from, Instant until, int atMost) {
        return jdbc
                .sql("""
                    select document from (
                        select document, created_at from version where created_at >= ? and created_at < ?
                        order by created_at desc, document, number desc limit ?) last
                    group by document order by max(created_at) desc, document
                    """)
                .params(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), atMost)
                .query(String.class)
                .list()
                .stream()
                .map(DocumentId::new)
                .toList();
    }

    /** A document by what people call it; the newest, should several be called so. */
    public Optional<Document> byNumber(String type, String number) {
        return jdbc.sql("select " + Rows.DOCUMENT
                        + " from document where type = ? and number = ? order by changed_at desc limit 1")
                .params(type, number)
                .query(rows::document)
                .optional();
    }

    /** The documents that {@code parent} begot by a route. */
    public List<Document> children(DocumentId parent, String route) {
        return jdbc.sql("select " + Rows.DOCUMENT
                        + " from document where parent = ? and route = ? and version > 0 order by id")
                .params(parent.value(), route)
                .query(rows::document)
                .list();
    }

    /** Mints an identity unless it exists; it has no version yet. */
    public void mint(DocumentId id, String type, Origin origin, Instant now) {
        jdbc.sql("""
            insert into document (id, type, key, parent, route, part, changed_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
            """)
                .param(id.value())
                .param(type)
                .param(id.key())
                .param(origin == null ? null : origin.parent().value())
                .param(origin == null ? null : origin.route())
                .param(origin == null ? null : origin.part())
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Locks these documents in the order of their ids until the transaction ends, and reads them. Others can still refer to
     * them meanwhile.
     */
    public Map<DocumentId, Document> lock(SortedSet<DocumentId> ids) {
        return byId(
                jdbc.sql("select " + Rows.DOCUMENT + " from document where id = any(?) order by id for no key update")
                        .param(array(ids))
                        .query(rows::document)
                        .list());
    }

    /**
     * Stores the next version of a locked document.
     *
     * @param document the document as it was locked
     * @param source whose change made the version
     * @return the document in its new version
     */
    public Document append(Document document, NewVersion made, String source, Instant now) {
        int next = document.version() + 1;
        jdbc.sql("""
                        insert into version (document, number, body, schema, deleted, source, change, revision, created_at)
                        values (?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
                        """)
                .param(document.id().value())
                .param(next)
                .param(rows.text(made.body()))
                .param(rows.schema(document.type()))
                .param(made.deleted())
                .param(source)
                .param(made.change())
                .param(made.revision())
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        update document set version = ?, body = ?::jsonb, schema = ?, number = ?, deleted = ?, changed_at = ?
                        where id = ?
                        """)
                .param(next)
                .param(rows.text(made.body()))
                .param(rows.schema(document.type()))
                .param(made.number())
                .param(made.deleted())
                .param(now.atOffset(ZoneOffset.UTC))
                .param(document.id().value())
                .update();
        return new Document(
                document.id(),
                document.type(),
                made.number(),
                next,
                made.body(),
                made.deleted(),
                document.parent(),
                now,
                document.mergedInto());
    }

    /** How these documents began, for those that have a version. */
    public Map<DocumentId, Beginning> beginnings(Collection<DocumentId> ids) {
        Map<DocumentId, Beginning> found = new HashMap<>();
        jdbc.sql("select document, created_at, source from version where document = any(?) and number = 1")
                .param(array(ids))
                .query((ResultSet row) -> {
                    found.put(
                            new DocumentId(row.getString("document")),
                            new Beginning(
                                    row.getObject("created_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getString("source")));
                });
        return found;
    }

    /** Since when a document has this text in a top-level field: the time of its first version with it. */
    public Optional<Instant> since(DocumentId id, String field, String text) {
        return jdbc.sql("""
            select created_at from version where document = ? and body ->> ? = ? order by number limit 1
            """)
                .params(id.value(), field, text)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** One version, in the form of today's schema. */
    public Optional<Version> version(DocumentId id, int number) {
        return jdbc.sql(VERSION + " and v.number = ?")
                .params(id.value(), number)
                .query(rows::version)
                .optional();
    }

    /** The versions of a document in the form of today's schema, the newest first. */
    public List<Version> versions(DocumentId id, int atMost) {
        return jdbc.sql(VERSION + " order by v.number desc limit ?")
                .params(id.value(), atMost)
                .query(rows::version)
                .list();
    }

    static String[] array(Collection<DocumentId> ids) {
        return ids.stream().map(DocumentId::value).toArray(String[]::new);
    }

    private static Map<DocumentId, Document> byId(List<Document> documents) {
        Map<DocumentId, Document> found = new HashMap<>();
        documents.forEach(d -> found.put(d.id(), d));
        return found;
    }
}
