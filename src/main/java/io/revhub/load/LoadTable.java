package io.revhub.load;

import io.revhub.intake.Loading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The loads and what they refused. */
final class LoadTable {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    LoadTable(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** @param query the number of the query that it is at @param position null: its beginning @param remaining as in a load */
    record Place(int query, String position, Long remaining) {}

    /** A new load, or the one that has not come to its end, to go on where it stands. */
    long begin(String system, String document, String by, Instant now) {
        return jdbc.sql("""
                        insert into initial_load (system, document, asked_by, began_at) values (?, ?, ?, ?)
                        on conflict (system, document) where ended_at is null do update set stopped = null returning id
                        """)
                .params(system, document, by, now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    Place place(long id) {
        return jdbc.sql("select query, position, remaining from initial_load where id = ?")
                .param(id)
                .query((row, i) -> new Place(row.getInt(1), row.getString(2), row.getObject(3, Long.class)))
                .single();
    }

    /** After a page: what came of it, and where to go on. */
    void progress(long id, Place next, int listed, Loading.Outcome outcome) {
        transactions.executeWithoutResult(tx -> {
            int refused = refuse(id, outcome.refused());
            jdbc.sql("""
                            update initial_load set query = ?, position = ?, remaining = ?, listed = listed + ?, taken = taken + ?,
                                others = others + ?, refused = refused + ?
                            where id = ?
                            """)
                    .params(
                            next.query(),
                            next.position(),
                            next.remaining(),
                            listed,
                            outcome.taken(),
                            outcome.others(),
                            refused,
                            id)
                    .update();
        });
    }

    /** @return how many were not refused before */
    private int refuse(long id, Collection<Loading.Refused> refused) {
        int first = 0;
        for (Loading.Refused r : refused) {
            first += jdbc.sql("""
                            insert into initial_load_refused (load, record_type, record_id, code, reason, remedy)
                            values (?, ?, ?, ?, ?, ?) on conflict (load, record_type, record_id) do update
                            set code = excluded.code, reason = excluded.reason, remedy = excluded.remedy
                            returning case when xmax = 0 then 1 else 0 end
                            """)
                    .params(id, r.recordType(), r.recordId())
                    .params(
                            r.refusal().code(),
                            r.refusal().reason(),
                            r.refusal().remedy())
                    .query(Integer.class)
                    .single();
        }
        return first;
    }

    void stop(long id, String why) {
        jdbc.sql("update initial_load set stopped = ? where id = ?")
                .params(why, id)
                .update();
    }

    void end(long id, Instant now) {
        jdbc.sql("update initial_load set ended_at = ?, stopped = null where id = ?")
                .params(now.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    void stopAll(String why) {
        jdbc.sql("update initial_load set stopped = ? where ended_at is null and stopped is null")
                .param(why)
                .update();
    }

    Optional<Load> find(long id) {
        return jdbc.sql("select * from initial_load where id = ?")
                .param(id)
                .query(LoadTable::load)
                .optional();
    }

    /** @param after record type and id of the last one before the page */
    List<Loading.Refused> refused(long id, String afterType, String afterId, int atMost) {
        return jdbc.sql("""
                        select * from initial_load_refused where load = ? and (record_type, record_id) > (?, ?)
                        order by record_type, record_id limit ?
                        """)
                .params(id, afterType, afterId, atMost)
                .query((row, i) -> new Loading.Refused(
                        row.getString("record_type"),
                        row.getString("record_id"),
                        new io.revhub.rules.Refusal(
                                row.getString("code"), row.getString("reason"), row.getString("remedy"), null)))
                .list();
    }

    private static Load load(ResultSet row, int index) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Load(
                row.getLong("id"),
                row.getString("system"),
                row.getString("document"),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("stopped"),
                row.getLong("listed"),
                row.getLong("taken"),
                row.getLong("others"),
                row.getLong("refused"),
                row.getObject("remaining", Long.class));
    }
}
