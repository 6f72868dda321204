package io.revhub.document;

import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The facets of documents. Writing methods expect a transaction of the caller's, with the document locked. */
public final class Facets {

    private static final String FACET =
            "select f.document, f.source, f.body, f.deleted, f.stamp, f.change, f.revision, f.schema, d.type"
                    + " from facet f join document d on d.id = f.document where f.document = ";

    private final JdbcClient jdbc;
    private final Rows rows;

    Facets(JdbcClient jdbc, Rows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** All facets of a document, by source. */
    public Map<String, Facet> of(DocumentId document) {
        List<Facet> facets =
                jdbc.sql(FACET + "?").param(document.value()).query(rows::facet).list();
        Map<String, Facet> bySource = new HashMap<>();
        facets.forEach(f -> bySource.put(f.source(), f));
        return bySource;
    }

    /** All facets of these documents, by source; without those that have none. */
    public Map<DocumentId, Map<String, Facet>> of(Collection<DocumentId> documents) {
        Map<DocumentId, Map<String, Facet>> found = new HashMap<>();
        jdbc.sql(FACET + "any(?)").param(Documents.array(documents)).query((ResultSet row) -> {
            Facet facet = rows.facet(row, 0);
            found.computeIfAbsent(new DocumentId(row.getString("document")), d -> new HashMap<>())
                    .put(facet.source(), facet);
        });
        return found;
    }

    public Optional<Facet> of(DocumentId document, String source) {
        return jdbc.sql(FACET + "? and f.source = ?")
                .params(document.value(), source)
                .query(rows::facet)
                .optional();
    }

    /**
     * Replaces the facet of a source as a whole.
     *
     * @return false if a facet with a higher stamp stands there already, which stays
     */
    public boolean replace(Document document, Facet facet) {
        return jdbc.sql("""
                                insert into facet (document, source, body, schema, deleted, stamp, change, revision)
                                values (?, ?, ?::jsonb, ?, ?, ?, ?, ?)
                                on conflict (document, source) do update
                                set body = excluded.body, schema = excluded.schema, deleted = excluded.deleted, stamp = excluded.stamp,
                                    change = excluded.change, revision = excluded.revision
                                where facet.stamp < excluded.stamp
                                """)
                        .param(document.id().value())
                        .param(facet.source())
                        .param(rows.text(facet.body()))
                        .param(rows.schema(document.type()))
                        .param(facet.deleted())
                        .param(facet.stamp())
                        .param(facet.change())
                        .param(facet.revision())
                        .update()
                == 1;
    }
}
