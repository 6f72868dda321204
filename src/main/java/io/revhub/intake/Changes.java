package io.revhub.intake;

import io.revhub.document.DocumentId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
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
        byte[] body = member.raw() == null ? null : member.raw().toString().getBytes(StandardCharsets.UTF_8);
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

    void parked(long change) {
        jdbc.sql("update change set outcome = 'parked' where id = ?")
                .param(change)
                .update();
    }
}
