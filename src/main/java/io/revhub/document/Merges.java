package io.revhub.document;

import java.sql.ResultSet;
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

    /** @param survivor null: the document stands for itself again */
    public void set(DocumentId document, DocumentId survivor) {
        jdbc.sql("update document set merged_into = ? where id = ?")
                .params(survivor == null ? null : survivor.value(), document.value())
                .update();
    }
}
