package io.revhub.reconcile;

import io.revhub.document.DocumentId;
import io.revhub.intake.FromRoutes.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The records that the hub knows, page by page in the order of their ids. */
final class KnownRecords {

    private static final String SELECT = """
            select r.record_id, r.document, v.base, t.document is not null and v.wanted is distinct from v.brought as newer,
                t.document is not null or exists (select 1 from reading g where (g.system, g.record_type, g.record_id)
                    = (r.system, r.record_type, r.record_id)) as being_looked_at
            from reference r join document d on d.id = r.document
            left join delivery v on v.document = r.document and v.system = r.system
            left join due t on t.document = r.document and t.system = r.system
            where r.system = ? and r.record_type = ? and r.part = '' and d.version > 0
            """;

    private final JdbcClient jdbc;

    KnownRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> page(Source source, String after, int atMost) {
        return jdbc.sql("""
                        select record_id from reference
                        where system = ? and record_type = ? and record_id > ? and part = '' order by record_id limit ?
                        """)
                .params(source.system(), source.recordType(), after, atMost)
                .query(String.class)
                .list();
    }

    /** As {@link #page}, of documents alone that have changed since then, and of these. */
    List<String> changed(Source source, String after, int atMost, Instant since, Set<DocumentId> also) {
        return jdbc.sql("""
                        select r.record_id from reference r join document d on d.id = r.document
                        where r.system = ? and r.record_type = ? and r.record_id > ? and r.part = ''
                          and (d.changed_at >= ? or d.id = any(?)) order by r.record_id limit ?
                        """)
                .params(source.system(), source.recordType(), after)
                .param(since.atOffset(ZoneOffset.UTC))
                .param(also.stream().map(DocumentId::value).toArray(String[]::new))
                .param(atMost)
                .query(String.class)
                .list();
    }

    /** Which of these records {@link #changed(Source, String, int, Instant, Set)} gives on any of its pages. */
    Set<String> changed(Source source, Collection<String> recordIds, Instant since, Set<DocumentId> also) {
        return jdbc.sql("""
                        select r.record_id from reference r join document d on d.id = r.document
                        where r.system = ? and r.record_type = ? and r.record_id = any(?) and r.part = ''
                          and (d.changed_at >= ? or d.id = any(?))
                        """)
                .params(source.system(), source.recordType())
                .param(recordIds.toArray(String[]::new))
                .param(since.atOffset(ZoneOffset.UTC))
                .param(also.stream().map(DocumentId::value).toArray(String[]::new))
                .query(String.class)
                .set();
    }

    List<Known> of(Source source, Collection<String> recordIds) {
        return jdbc.sql(SELECT + "and r.record_id = any(?)")
                .params(source.system(), source.recordType())
                .param(recordIds.toArray(String[]::new))
                .query(KnownRecords::known)
                .list();
    }

    private static Known known(ResultSet row, int index) throws SQLException {
        return new Known(
                row.getString("record_id"),
                new DocumentId(row.getString("document")),
                row.getString("base"),
                row.getBoolean("newer"),
                row.getBoolean("being_looked_at"));
    }
}
