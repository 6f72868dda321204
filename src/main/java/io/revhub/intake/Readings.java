package io.revhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.delivery.Instance;
import io.revhub.delivery.WakeUps;
import io.revhub.journal.Journal;
import io.revhub.journal.JournalLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which records are to be read. What is asked for again while it is being read is read again. */
public final class Readings {

    private final JdbcClient jdbc;
    private final WakeUps wakeUps;
    private final Instance instance;
    private final ReadRecords read;
    private final ObjectMapper json;

    Readings(JdbcClient jdbc, WakeUps wakeUps, Instance instance, ReadRecords read, ObjectMapper json) {
        this.json = json;
        this.jdbc = jdbc;
        this.wakeUps = wakeUps;
        this.instance = instance;
        this.read = read;
    }

    /** At the start: what this hub was reading when it died is read again. */
    void takeUp() {
        jdbc.sql("update reading set lease = null, lease_until = null where lease like ?")
                .param(instance.leases())
                .update();
    }

    /** At the start: what a route read that is there no more would stay for ever. The journal says what is given up. */
    void dropStrays(Journal journal) {
        jdbc
                .sql("select distinct system, record_type from reading order by system, record_type")
                .query((row, i) -> new FromRoutes.Source(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .filter(source -> !read.contains(source.system(), source.recordType()))
                .forEach(source -> drop(source, journal));
    }

    private void drop(FromRoutes.Source stray, Journal journal) {
        int dropped = jdbc.sql("delete from reading where system = ? and record_type = ?")
                .params(stray.system(), stray.recordType())
                .update();
        journal.write(new JournalLine(
                "not-read",
                null,
                stray.system(),
                dropped + " records of the type " + stray.recordType()
                        + " were to be read; no route reads them any more.",
                JsonNodeFactory.instance.nullNode()));
    }

    /** Asks for records to be read as soon as possible; those of a type that no route reads are left alone. */
    public void ask(String system, Collection<Hint> hints) {
        List<Hint> distinct = hints.stream()
                .distinct()
                .filter(hint -> read.contains(system, hint.recordType()))
                .sorted(Comparator.comparing(Hint::recordType).thenComparing(Hint::recordId))
                .toList();
        jdbc.sql("""
                        insert into reading (system, record_type, record_id, due_at)
                        select ?, record_type, record_id, hub_now()
                        from unnest(?::text[], ?::text[]) as asked (record_type, record_id)
                        on conflict (system, record_type, record_id) do update
                        set asked = reading.asked + 1,
                            due_at = case when reading.lease is null then hub_now() else reading.due_at end
                        """)
                .param(system)
                .param(distinct.stream().map(Hint::recordType).toArray(String[]::new))
                .param(distinct.stream().map(Hint::recordId).toArray(String[]::new))
                .update();
        distinct.stream()
                .map(Hint::recordType)
                .collect(Collectors.toSet())
                .forEach(type -> wakeUps.ring(work(system, type)));
    }

    /** Has this taken in once as a record's content, instead of asking its system. */
    public void takeInstead(String system, Hint hint, JsonNode content) {
        ask(system, List.of(hint));
        jdbc.sql("update reading set instead = ? where system = ? and record_type = ? and record_id = ?")
                .param(bytes(content))
                .params(system, hint.recordType(), hint.recordId())
                .update();
    }

    /** How many records wait to be read. */
    public long open() {
        return jdbc.sql("select count(*) from reading").query(Long.class).single();
    }

    static String work(String system, String recordType) {
        return "read " + system + "/" + recordType;
    }

    /** Claims records under a lease. A transaction of its own. */
    List<Reading> claim(String system, String recordType, int atMost, Duration lease) {
        return jdbc.sql("""
                        with next as (
                            select system, record_type, record_id from reading
                            where system = ? and record_type = ? and due_at <= hub_now()
                              and (lease is null or lease_until < hub_now())
                            order by due_at limit ? for update skip locked
                        )
                        update reading r set lease = ?, lease_until = hub_now() + ?::interval
                        from next where (r.system, r.record_type, r.record_id) =
                            (next.system, next.record_type, next.record_id)
                        returning r.*, nextval('moment') as stamp,
                            extract(epoch from hub_now() - missing) * 1000 as missing_for
                        """)
                .params(system, recordType, atMost, instance.newLease(), lease.toMillis() + " milliseconds")
                .query(this::reading)
                .list();
    }

    /** Stores what became of these, in the order in which others ask for records. */
    void tell(Collection<Observed> members) {
        members.stream()
                .sorted(Comparator.comparing(
                                (Observed member) -> member.reading().recordType())
                        .thenComparing(member -> member.reading().recordId()))
                .forEach(member -> member.tell(this));
    }

    /** The record was taken in; it stays due if it was asked for again meanwhile. */
    void answered(Reading reading) {
        if (reading.loaded()) {
            return;
        }
        int removed = jdbc.sql("""
                        delete from reading
                        where system = ? and record_type = ? and record_id = ? and asked = ? and lease = ?
                        """)
                .params(reading.system(), reading.recordType(), reading.recordId(), reading.asked(), reading.lease())
                .update();
        if (removed == 0) {
            forget(reading);
            postpone(reading, Duration.ZERO, false);
        }
    }

    /** What was taken in instead is taken in once only; what came meanwhile stays. */
    private void forget(Reading reading) {
        if (reading.instead() != null) {
            jdbc.sql("""
                            update reading set instead = null
                            where system = ? and record_type = ? and record_id = ? and instead = ?
                            """)
                    .params(reading.system(), reading.recordType(), reading.recordId(), bytes(reading.instead()))
                    .update();
        }
    }

    /** The record is to be read again after a while. @param missing the system answered 404 */
    void postpone(Reading reading, Duration after, boolean missing) {
        if (reading.loaded()) {
            return;
        }
        jdbc.sql("""
                        update reading set lease = null, lease_until = null, tries = tries + 1,
                            due_at = hub_now() + ?::interval,
                            missing = case when ? then coalesce(missing, hub_now()) end
                        where system = ? and record_type = ? and record_id = ? and lease = ?
                        """)
                .params(after.toMillis() + " milliseconds", missing)
                .params(reading.system(), reading.recordType(), reading.recordId(), reading.lease())
                .update();
        wakeUps.ring(work(reading.system(), reading.recordType()));
    }

    private static byte[] bytes(JsonNode content) {
        return content.toString().getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode content(byte[] bytes) {
        try {
            return bytes == null ? null : json.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reading reading(ResultSet row, int index) throws SQLException {
        BigDecimal missingFor = row.getBigDecimal("missing_for");
        return new Reading(
                row.getString("system"),
                row.getString("record_type"),
                row.getString("record_id"),
                row.getLong("asked"),
                row.getInt("tries"),
                missingFor == null ? null : Duration.ofMillis(missingFor.longValue()),
                row.getLong("stamp"),
                row.getString("lease"),
                content(row.getBytes("instead")),
                false);
    }
}
