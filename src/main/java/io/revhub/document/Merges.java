package io.revhub.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Documents that were found to be one: one of them survives, the others are merged into it and keep their records. Who looks a
 * record of theirs up to refer to it is led to the survivor; what refers to them already stays as it is. Writing methods
 * expect a transaction of the caller's.
 */
public final class Merges {

    private final JdbcClient jdbc;

    Merges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The survivors of these documents, for those that are merged; through several merges to the last. */
    public Map<DocumentId, DocumentId> survivors(Collection<DocumentId> documents) {
        Map<DocumentId, DocumentId> found = new HashMap<>();
        jdbc.sql("""
                        with recursive up (id, survivor) as (
                            select id, merged_into from document where id = any(?) and merged_into is not null
                            union select up.id, d.merged_into from up join document d on d.id = up.survivor
                            where d.merged_into is not null)
                        select up.id, up.survivor from up join document d on d.id = up.survivor
                        where d.merged_into is null
                        """).param(Documents.array(documents)).query((ResultSet row) -> {
            found.put(new DocumentId(row.getString(1)), new DocumentId(row.getString(2)));
        });
        return found;
    }

    /** The document itself, or its survivor. */
    public DocumentId survivor(DocumentId document) {
        return survivors(List.of(document)).getOrDefault(document, document);
    }

    /** The documents that are merged into this one. */
    public List<DocumentId> into(DocumentId survivor) {
        return jdbc.sql("select id from document where merged_into = ? order by id")
                .param(survivor.value())
                .query((row, i) -> new DocumentId(row.getString(1)))
                .list();
    }

    /** The merges that a document had a part in, on either side, the last first. */
    public List<Merge> of(DocumentId document) {
        return jdbc.sql("select * from merge where ? in (document, survivor) order by id desc")
                .param(document.value())
                .query(Merges::merge)
                .list();
    }

    /** A document that stands for itself is merged into another that does. */
    public void merge(DocumentId document, DocumentId survivor, String by, String why, Instant now) {
        jdbc.sql("update document set merged_into = ? where id = ?")
                .params(survivor.value(), document.value())
                .update();
        jdbc.sql("insert into merge (document, survivor, merged_at, merged_by, why) values (?, ?, ?, ?, ?)")
                .params(document.value(), survivor.value(), now.atOffset(ZoneOffset.UTC), by, why)
                .update();
    }

    /** A merged document stands for itself again. */
    public void undo(DocumentId document, String by, String why, Instant now) {
        jdbc.sql("update document set merged_into = null where id = ?")
                .param(document.value())
                .update();
        jdbc.sql("""
                        update merge set undone_at = ?, undone_by = ?, undone_why = ?
                        where document = ? and undone_at is null
                        """)
                .params(now.atOffset(ZoneOffset.UTC), by, why, document.value())
                .update();
    }

    private static Merge merge(ResultSet row, int index) throws SQLException {
        OffsetDateTime undone = row.getObject("undone_at", OffsetDateTime.class);
        return new Merge(
                new DocumentId(row.getString("document")),
                new DocumentId(row.getString("survivor")),
                row.getObject("merged_at", OffsetDateTime.class).toInstant(),
                row.getString("merged_by"),
                row.getString("why"),
                undone == null
                        ? null
                        : new Merge.Undone(
                                undone.toInstant(), row.getString("undone_by"), row.getString("undone_why")));
    }
}
