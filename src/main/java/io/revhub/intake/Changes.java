package io.revhub.intake;

import io.revhub.document.DocumentId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came in, as it came. Append-only but for the note that it was parked. */
final class Changes {

    private final JdbcClient jdbc;
    private final Clock clock;

    Changes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param document null: none was found or made. @return the change's id */
    long store(Observed member, DocumentId document, String revision) {
        Reading reading = member.reading();
        byte[] body = bytes(member);
        return jdbc.sql("""
                        insert into change (system, record_type, record_id, body, stamp, revision, document, outcome, received_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'accepted', ?) returning id
                        """)
                .params(reading.system(), reading.recordType(), reading.recordId())
                .param(body)
                .params(reading.stamp(), revision)
                .param(document == null ? null : document.value())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** @param document what it became */
    record Seen(Observed member, DocumentId document) {}

    /** Stores what records of one type became documents, in one statement. @return the changes' ids by record id */
    Map<String, Long> store(List<Seen> seen, String revision) {
        Reading any = seen.get(0).member().reading();
        Map<String, Long> stored = new HashMap<>();
        jdbc.sql("""
                        insert into change (system, record_type, record_id, body, stamp, revision, document, outcome, received_at)
                        select ?, ?, record_id, body, stamp, ?, document, 'accepted', ?
                        from unnest(?::text[], ?::bytea[], ?::bigint[], ?::text[]) as given (record_id, body, stamp, document)
                        returning record_id, id
                        """)
                .params(any.system(), any.recordType(), revision)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(seen.stream().map(s -> s.member().reading().recordId()).toArray(String[]::new))
                .param(seen.stream().map(s -> bytes(s.member())).toArray(byte[][]::new))
                .param(seen.stream().map(s -> s.member().reading().stamp()).toArray(Long[]::new))
                .param(seen.stream().map(s -> s.document().value()).toArray(String[]::new))
                .query((ResultSet row) -> {
                    stored.put(row.getString(1), row.getLong(2));
                });
        return stored;
    }

    private static byte[] bytes(Observed member) {
        return member.raw() == null ? null : member.raw().toString().getBytes(StandardCharsets.UTF_8);
    }

    void parked(long change) {
        jdbc.sql("update change set outcome = 'parked' where id = ?")
                .param(change)
                .update();
    }
}
