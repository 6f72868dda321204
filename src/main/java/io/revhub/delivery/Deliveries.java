package io.revhub.delivery;

import io.revhub.document.DocumentId;
import io.revhub.document.Facet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The duties to bring documents to systems: made with each version, told to whoever asks. */
public final class Deliveries {

    private final JdbcClient jdbc;
    private final Duties duties;
    private final WorkQueue queue;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, Duties duties, WorkQueue queue, Clock clock) {
        this.jdbc = jdbc;
        this.duties = duties;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * The state of one duty.
     *
     * @param system a system, or hub/&lt;document&gt; for begetting
     * @param state pending, waiting, in flight, unknown, delivered, parked, dismissed
     * @param warning what the system did not keep, in words; null: nothing
     */
    public record State(
            DocumentId document,
            String system,
            int wanted,
            Integer brought,
            String state,
            String warning,
            Instant changedAt) {}

    /**
     * Makes a version due everywhere it is needed; in the transaction that stores the version.
     *
     * @param lane what systems lock together with it: of one lane no two are on their way to one system at once
     * @param every how often it is brought, at most: a system that has had it waits so long for the newest; zero: at once
     */
    public void want(DocumentId document, String type, int version, String lane, Duration every) {
        for (String system : duties.of(type)) {
            jdbc.sql("""
                            insert into delivery (document, system, type, wanted, lane, state, changed_at)
                            values (?, ?, ?, ?, ?, 'pending', ?)
                            on conflict (document, system) do update
                            set wanted = excluded.wanted, lane = excluded.lane, repairs = 0, changed_at = excluded.changed_at,
                                state = case when delivery.state in ('delivered', 'parked', 'dismissed') then 'pending'
                                             else delivery.state end
                            """)
                    .params(document.value(), system, type, version, lane)
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            queue.makeDue(document, system, every);
        }
    }

    /**
     * Makes a delivery due to be checked if its system shows something else than it did after the last write there: its
     * first sight becomes the base, a later difference was edited there. So does a record that was deleted there alone.
     */
    public void check(DocumentId document, Facet shown) {
        // a confirm that is under way has not seen this facet: only what it leaves behind can be judged
        jdbc.sql("select 1 from delivery where document = ? and system = ? for no key update")
                .params(document.value(), shown.source())
                .query(row -> {});
        int differs = jdbc.sql("""
                        update delivery set state = 'pending'
                        where document = ? and system = ? and state = 'delivered' and brought is not null
                          and coalesce(base_from, 0) < ?
                          and (base is distinct from ?::jsonb
                            or ? and not (select deleted from document where id = delivery.document))
                        """)
                .params(
                        document.value(),
                        shown.source(),
                        shown.stamp(),
                        shown.body().toString(),
                        shown.deleted())
                .update();
        if (differs == 1) {
            queue.makeDue(document, shown.source());
        }
    }

    /** Tries a parked or delayed delivery again now. */
    public void retry(DocumentId document, String system) {
        jdbc.sql("update delivery set state = 'pending' where document = ? and system = ?")
                .params(document.value(), system)
                .update();
        queue.makeDueAtOnce(document, system);
    }

    /**
     * Gives a parked delivery up as it is, because somebody has explained it; the next version is brought again.
     *
     * @return false if it is not parked (any more): it is being tried
     */
    public boolean dismiss(DocumentId document, String system) {
        return jdbc.sql(
                                "update delivery set state = 'dismissed' where document = ? and system = ? and state = 'parked'")
                        .params(document.value(), system)
                        .update()
                == 1;
    }

    /** What was brought to a system is not there any more: everything is brought anew. */
    public void startOver(DocumentId document, String system) {
        jdbc.sql("""
                        update delivery set state = 'pending', brought = null, base = null, base_from = null, repairs = 0
                        where document = ? and system = ?
                        """).params(document.value(), system).update();
        queue.makeDueAtOnce(document, system);
    }

    /** Whether nothing of these documents is on its way, parked or dismissed; what waits for a day to come may. */
    public boolean rest(Collection<DocumentId> documents) {
        return jdbc.sql("""
                        select not exists (
                            select 1 from delivery d where d.document = any(?) and d.state <> 'delivered'
                              and not (d.state = 'waiting' and not exists (
                                  select 1 from wait w where w.document = d.document and w.system = d.system)))
                        """)
                .param(documents.stream().map(DocumentId::value).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** The duties of these documents. */
    public List<State> of(Collection<DocumentId> documents) {
        return jdbc.sql("select * from delivery where document = any(?) order by document, system")
                .param(documents.stream().map(DocumentId::value).toArray(String[]::new))
                .query(Deliveries::state)
                .list();
    }

    /**
     * Whether a create of this type is announced in this system, since before {@code moment}, and its outcome still open:
     * then a record that nothing identifies may be our own.
     */
    public boolean createIsOpen(String type, String system, long moment) {
        return jdbc.sql("select exists (select 1 from due where type = ? and system = ? and announced < ?)")
                .params(type, system, moment)
                .query(Boolean.class)
                .single();
    }

    /**
     * How many deliveries a system has in one state.
     *
     * @param system a system, or hub/&lt;document&gt; for begetting
     * @param warnings how many of them tell of a value that the system did not keep as it is
     */
    public record Count(String system, String state, long deliveries, long warnings) {}

    /** How many deliveries there are, by system and state. */
    public List<Count> counts() {
        return jdbc.sql("""
                        select system, state, count(*), count(warning) from delivery
                        group by system, state order by system, state
                        """)
                .query((row, i) -> new Count(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    /** How many deliveries are due or on their way. */
    public long open() {
        return jdbc.sql("select count(*) from due").query(Long.class).single();
    }

    private static State state(ResultSet row, int index) throws SQLException {
        return new State(
                new DocumentId(row.getString("document")),
                row.getString("system"),
                row.getInt("wanted"),
                row.getObject("brought", Integer.class),
                row.getString("state"),
                row.getString("warning"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
