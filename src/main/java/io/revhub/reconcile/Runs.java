package io.revhub.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs, each statement a transaction of its own. */
final class Runs {

    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};
    private static final TypeReference<TreeMap<String, Long>> COUNTS = new TypeReference<>() {};
    private static final String SELECT = """
            select r.*, (select count(distinct (d.system, d.record_type, d.record_id))
                         from reconciliation_difference d where d.reconciliation = r.id) as different
            from reconciliation r
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Runs(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long begin(String scope, String by, Instant now, List<String> notComparable) {
        return jdbc.sql("""
                        insert into reconciliation (scope, asked_by, began_at, not_comparable) values (?, ?, ?, ?)
                        returning id
                        """)
                .params(scope, by, now.atOffset(ZoneOffset.UTC), text(notComparable))
                .query(Long.class)
                .single();
    }

    void end(long id, Tally tally, Instant now) {
        jdbc.sql("""
                        update reconciliation set ended_at = ?, compared = ?, on_the_way = ?, looked_at = ?, incomplete = ?
                        where id = ?
                        """)
                .params(now.atOffset(ZoneOffset.UTC), tally.compared(), tally.onTheWay())
                .params(text(tally.lookedAt()), text(tally.incomplete()), id)
                .update();
    }

    /** What ran when the hub stopped has an end, too. */
    void endInterrupted(Instant now) {
        jdbc.sql("update reconciliation set ended_at = ?, incomplete = ? where ended_at is null")
                .params(now.atOffset(ZoneOffset.UTC), text(List.of("The hub stopped while it ran.")))
                .update();
    }

    Optional<Run> find(long id) {
        return jdbc.sql(SELECT + "where r.id = ?").param(id).query(this::run).optional();
    }

    List<Run> newest(int atMost) {
        return jdbc.sql(SELECT + "order by r.began_at desc, r.id desc limit ?")
                .param(atMost)
                .query(this::run)
                .list();
    }

    /** When the last run began that compared at least this much and came to its end. */
    Optional<Instant> lastOf(boolean wholeOnly) {
        return jdbc.sql("""
                        select began_at from reconciliation where ended_at is not null and (scope = 'whole' or not ?)
                        order by began_at desc limit 1
                        """)
                .param(wholeOnly)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private Run run(ResultSet row, int index) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Run(
                row.getLong("id"),
                row.getString("scope"),
                row.getString("asked_by"),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getLong("compared"),
                row.getLong("on_the_way"),
                row.getLong("different"),
                sums(row.getLong("id")),
                read(row.getString("looked_at"), COUNTS),
                read(row.getString("incomplete"), LIST),
                read(row.getString("not_comparable"), LIST));
    }

    /** A record that differs in several amounts counts with the largest: net, tax and gross are the same money. */
    private Map<String, BigDecimal> sums(long id) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        jdbc.sql("""
                        select currency, sum(most) as total from (
                            select currency, max(amount) as most from reconciliation_difference
                            where reconciliation = ? and amount is not null and currency is not null
                            group by currency, system, record_type, record_id) records
                        group by currency
                        """).param(id).query((ResultSet row) -> {
            sums.put(row.getString("currency"), row.getBigDecimal("total"));
        });
        return sums;
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
