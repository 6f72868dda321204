package io.revhub.reconcile;

import io.revhub.intake.FromRoutes.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The differences that runs have found. */
final class Differences {

    private final JdbcClient jdbc;

    Differences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long run, Collection<Difference> found) {
        for (Difference d : found) {
            jdbc.sql("""
                            insert into reconciliation_difference (reconciliation, kind, system, record_type, record_id, type,
                                document, title, day, field, owner, hub_value, system_value, amount, currency)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(run, d.kind(), d.system(), d.recordType(), d.recordId())
                    .param(d.type())
                    .param(d.document())
                    .param(d.title())
                    .param(d.day())
                    .param(d.field())
                    .param(d.owner())
                    .param(d.hubValue())
                    .param(d.systemValue())
                    .param(d.amount())
                    .param(d.currency())
                    .update();
        }
    }

    /** A page of a run's differences, in the order in which they were found. @param after the id of the last one before it */
    List<Difference> page(long run, long after, int atMost) {
        return jdbc.sql("""
                        select * from reconciliation_difference where reconciliation = ? and id > ? order by id limit ?
                        """)
                .params(run, after, atMost)
                .query(Differences::difference)
                .list();
    }

    /** The largest amounts first. */
    List<Difference> largest(long run, int atMost) {
        return jdbc.sql("""
                        select * from reconciliation_difference where reconciliation = ?
                        order by amount desc nulls last, id limit ?
                        """).params(run, atMost).query(Differences::difference).list();
    }

    /** The newest days first; a record that differs in several amounts counts with the largest. */
    List<DayOfDifferences> days(long run, int atMost) {
        return jdbc.sql("""
                        select day, max(currency) as currency, count(*) as different, sum(most) as amount from (
                            select day, currency, max(amount) as most from reconciliation_difference where reconciliation = ?
                            group by day, currency, system, record_type, record_id) records
                        group by day, coalesce(currency, '') order by day desc nulls last, 2 limit ?
                        """)
                .params(run, atMost)
                .query((row, i) -> new DayOfDifferences(
                        row.getObject("day", LocalDate.class),
                        row.getString("currency"),
                        row.getLong("different"),
                        row.getBigDecimal("amount")))
                .list();
    }

    Optional<Difference> find(long id) {
        return jdbc.sql("select * from reconciliation_difference where id = ?")
                .param(id)
                .query(Differences::difference)
                .optional();
    }

    /** The sources in which records differ. */
    List<Source> sources(long run) {
        return jdbc.sql("""
                        select distinct system, record_type from reconciliation_difference
                        where reconciliation = ? and kind <> 'equation' order by 1, 2
                        """)
                .param(run)
                .query((row, i) -> new Source(row.getString(1), row.getString(2)))
                .list();
    }

    /** The records of a source that differ, by page. */
    List<String> records(long run, Source source, String after, int atMost) {
        return jdbc.sql("""
                        select distinct record_id from reconciliation_difference
                        where reconciliation = ? and system = ? and record_type = ? and record_id > ? and kind <> 'equation'
                        order by 1 limit ?
                        """)
                .params(run, source.system(), source.recordType(), after, atMost)
                .query(String.class)
                .list();
    }

    /** The deals whose equations do not hold. */
    List<String> deals(long run) {
        return jdbc.sql("""
                        select distinct record_id from reconciliation_difference
                        where reconciliation = ? and kind = 'equation' order by 1
                        """).param(run).query(String.class).list();
    }

    void forgetDeal(long run, String deal) {
        jdbc.sql("""
                        delete from reconciliation_difference
                        where reconciliation = ? and kind = 'equation' and record_id = ?
                        """).params(run, deal).update();
    }

    void forget(long run, Source source, Collection<String> records) {
        jdbc.sql("""
                        delete from reconciliation_difference
                        where reconciliation = ? and system = ? and record_type = ? and record_id = any(?)
                        """)
                .params(run, source.system(), source.recordType(), records.toArray(String[]::new))
                .update();
    }

    void repaired(Difference difference, String by, Instant now) {
        jdbc.sql("""
                        update reconciliation_difference set repaired_at = ?, repaired_by = ?
                        where reconciliation = (select reconciliation from reconciliation_difference where id = ?)
                          and system = ? and record_type = ? and record_id = ?
                        """)
                .params(now.atOffset(ZoneOffset.UTC), by, difference.id())
                .params(difference.system(), difference.recordType(), difference.recordId())
                .update();
    }

    private static Difference difference(ResultSet row, int index) throws SQLException {
        return new Difference(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("system"),
                row.getString("record_type"),
                row.getString("record_id"),
                row.getString("type"),
                row.getString("document"),
                row.getString("title"),
                row.getObject("day", LocalDate.class),
                row.getString("field"),
                row.getString("owner"),
                row.getString("hub_value"),
                row.getString("system_value"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getObject("repaired_at") != null);
    }
}
