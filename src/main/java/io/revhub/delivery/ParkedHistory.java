package io.revhub.delivery;

import io.revhub.journal.PlainText;
import io.revhub.rules.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was tried with parked items, and what people did about them. Writing expects a transaction of the caller's. */
public final class ParkedHistory {

    private final JdbcClient jdbc;
    private final Clock clock;

    ParkedHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param kind tried, retried, edited, assigned, comment, dismissed, resolved; or of the journal: postponed, unknown
     * @param by the log-in's name; null: the hub itself
     * @param said the system's own words; null: none
     */
    public record Event(Instant at, String kind, String by, String text, String said) {}

    void tried(long parked, Refusal refusal) {
        add(parked, "tried", null, PlainText.of(refusal.reason()), PlainText.of(refusal.said()));
    }

    public void add(long parked, String kind, String by, String text, String said) {
        jdbc.sql("insert into parked_event (parked, at, kind, actor, text, said) values (?, ?, ?, ?, ?, ?)")
                .param(parked)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .params(kind, by, text)
                .param(said)
                .update();
    }

    /** The oldest first; a delivery's with its tries from before it was parked. */
    public List<Event> of(ParkedItem item) {
        return jdbc.sql("""
                        select at, kind, actor, text, said from (
                            select at, kind, actor, text, said, id from parked_event where parked = ?
                            union all
                            (select at, kind, null, text, null, 0 from journal_line
                             where document = ? and system = ? and kind in ('postponed', 'unknown') order by id desc limit 50)
                        ) events order by at, id
                        """)
                .param(item.id())
                .param(item.document() == null ? "" : item.document().value())
                .param(item.system())
                .query(ParkedHistory::event)
                .list();
    }

    private static Event event(ResultSet row, int index) throws SQLException {
        return new Event(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("actor"),
                row.getString("text"),
                row.getString("said"));
    }
}
