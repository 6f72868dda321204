package io.revhub.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.document.DocumentId;
import io.revhub.journal.Journal;
import io.revhub.journal.JournalLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A circuit for each system. It opens when nobody answers at its address, when it asks to be left alone, or when it fails on
 * several documents and on none succeeds between; never for one document. While it is open nothing is brought there; then one
 * delivery probes, and closes it or opens it for longer. A system can also be paused by hand: then nothing probes.
 */
public final class Circuits {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Journal journal;
    private final WakeUps wakeUps;
    private final Settings settings;
    private final Map<String, Set<DocumentId>> failing = new ConcurrentHashMap<>();
    private final Map<String, Long> workedAt = new ConcurrentHashMap<>();

    /**
     * @param documents on how many documents it must fail
     * @param first how long it opens at first; doubled with each opening in a row
     * @param longest how long at most
     */
    record Settings(int documents, Duration first, Duration longest) {}

    /**
     * A system's circuit.
     *
     * @param openUntil null: closed
     * @param since when it opened first; null: closed
     * @param reason the system's own words; null: closed
     * @param pausedBy who has paused it by hand; null: nobody
     */
    public record State(
            String system, Instant openUntil, Instant since, String reason, String pausedBy, Instant pausedAt) {

        public boolean isOpen() {
            return openUntil != null || pausedBy != null;
        }
    }

    /** How many deliveries may be claimed. */
    enum Passage {
        ALL,
        /** To probe. */
        ONE,
        NONE
    }

    Circuits(JdbcClient jdbc, TransactionTemplate transactions, Journal journal, WakeUps wakeUps, Settings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
        this.wakeUps = wakeUps;
        this.settings = settings;
    }

    /** The circuits that are open, or paused by hand. */
    public List<State> open() {
        return jdbc.sql("select * from circuit where open_until is not null or paused_by is not null order by system")
                .query(Circuits::state)
                .list();
    }

    /** The circuit of a system, if it is open or paused by hand. */
    public Optional<State> of(String system) {
        return open().stream().filter(state -> state.system().equals(system)).findFirst();
    }

    /** Pauses all deliveries to a system until {@link #resume}; what is under way comes to its end. */
    public void pause(String system, String by) {
        transactions.executeWithoutResult(tx -> {
            jdbc.sql("""
                            insert into circuit (system, paused_by, paused_at) values (?, ?, hub_now())
                            on conflict (system) do update set paused_by = excluded.paused_by, paused_at = excluded.paused_at
                            """).params(system, by).update();
            tell("paused", system, "Deliveries to the " + system + " are paused by " + by + ".");
        });
    }

    /** Takes deliveries up again, whether a person has paused them or the circuit was open. */
    public void resume(String system, String by) {
        transactions.executeWithoutResult(tx -> {
            jdbc.sql("update circuit set paused_by = null, paused_at = null where system = ?")
                    .param(system)
                    .update();
            close(system);
            tell("resumed", system, "Deliveries to the " + system + " are resumed by " + by + ".");
        });
    }

    /**
     * How many deliveries may be claimed now: none while the circuit is open, one to probe, else all. In the transaction of
     * the claim; who probes keeps the others out until {@code lease} is over.
     */
    Passage passage(String system, Duration lease) {
        List<Boolean> open = jdbc.sql("""
                        select paused_by is not null or open_until > hub_now() from circuit
                        where system = ? and (paused_by is not null or open_until is not null)
                        """).param(system).query(Boolean.class).list();
        if (open.isEmpty()) {
            return Passage.ALL;
        }
        if (open.get(0)) {
            return Passage.NONE;
        }
        int probes = jdbc.sql("""
                        update circuit set open_until = hub_now() + ?::interval
                        where system = ? and paused_by is null and open_until <= hub_now()
                        """).params(WorkQueue.interval(lease), system).update();
        return probes == 1 ? Passage.ONE : Passage.NONE;
    }

    /** The probe found nothing to do, or nothing that needed the system: the next may probe at once. */
    void notProbed(String system) {
        jdbc.sql("update circuit set open_until = hub_now() where system = ? and open_until is not null")
                .param(system)
                .update();
    }

    /** Draws the conclusions from a batch. A transaction of its own. */
    void observe(String system, Signs signs, boolean probing) {
        if (signs.hasWorked()) {
            workedAt.put(system, System.nanoTime());
            failing.remove(system);
        }
        boolean several = !signs.hasWorked() && severalFail(system, signs.failed());
        if (!signs.toWait().isZero()) {
            open(system, signs.toWait(), signs.said());
        } else if (signs.isUnreachable()
                || several
                || (probing && !signs.hasWorked() && !signs.failed().isEmpty())) {
            open(system, null, signs.said());
        } else if (probing && signs.hasWorked()) {
            transactions.executeWithoutResult(tx -> {
                close(system);
                tell("circuit-closed", system, "The " + system + " answers again; its deliveries go on.");
            });
        } else if (probing) {
            notProbed(system);
        }
    }

    /** Whether the system took other documents within the last while. */
    boolean hasWorkedWithin(String system, Duration last) {
        Long at = workedAt.get(system);
        return at != null && System.nanoTime() - at < last.toNanos();
    }

    private boolean severalFail(String system, Set<DocumentId> failed) {
        if (failed.isEmpty()) {
            return false;
        }
        Set<DocumentId> all = failing.computeIfAbsent(system, s -> ConcurrentHashMap.newKeySet());
        all.addAll(failed);
        return all.size() >= settings.documents();
    }

    private void open(String system, Duration asked, String said) {
        transactions.executeWithoutResult(tx -> {
            int openings = jdbc.sql("select openings from circuit where system = ? for update")
                    .param(system)
                    .query(Integer.class)
                    .optional()
                    .orElse(0);
            Duration pause = asked == null ? pause(openings) : asked;
            boolean wasClosed = jdbc.sql("""
                            insert into circuit (system, open_until, openings, since, reason)
                            values (?, hub_now() + ?::interval, 1, hub_now(), ?)
                            on conflict (system) do update set reason = excluded.reason,
                                open_until = greatest(circuit.open_until, excluded.open_until),
                                openings = circuit.openings + 1, since = coalesce(circuit.since, excluded.since)
                            returning openings = 1
                            """)
                    .params(system, WorkQueue.interval(pause))
                    .param(said)
                    .query(Boolean.class)
                    .single();
            if (wasClosed) {
                tell("circuit-open", system, "Deliveries to the " + system + " pause: " + said);
            }
        });
    }

    /** What failed meanwhile need not wait out its own delay, but does not come all at once either. */
    private void close(String system) {
        failing.remove(system);
        jdbc.sql("""
                        with closed as (
                            update circuit c set open_until = null, openings = 0, since = null, reason = null
                            from (select system, since from circuit where system = ? for update) before
                            where c.system = before.system returning before.since
                        )
                        update due set due_at = hub_now() + random() * interval '2 seconds'
                        where (document, system) in (
                            select document, system from due
                            where system = ? and lease is null and announced is null and due_at > hub_now()
                              and failed_at >= (select since from closed) for update skip locked)
                        returning type
                        """).params(system, system).query(String.class).list().stream()
                .distinct()
                .forEach(type -> wakeUps.ring(WorkQueue.work(type, system)));
    }

    private Duration pause(int openings) {
        long grown = Math.min(settings.longest().toMillis(), settings.first().toMillis() << Math.min(openings, 16));
        return Duration.ofMillis(grown / 2 + ThreadLocalRandom.current().nextLong(grown / 2 + 1));
    }

    private void tell(String kind, String system, String text) {
        journal.write(new JournalLine(kind, null, system, text, JsonNodeFactory.instance.nullNode()));
    }

    private static State state(ResultSet row, int index) throws SQLException {
        return new State(
                row.getString("system"),
                instant(row, "open_until"),
                instant(row, "since"),
                row.getString("reason"),
                row.getString("paused_by"),
                instant(row, "paused_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
