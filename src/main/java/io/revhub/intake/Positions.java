package io.revhub.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.journal.Journal;
import io.revhub.journal.JournalLine;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How far each source has been captured; stored only after the broker has everything up to there. */
public final class Positions {

    private final JdbcClient jdbc;
    private final Journal journal;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Positions(JdbcClient jdbc, Journal journal, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    Optional<String> of(String source) {
        return jdbc.sql("select value from position where source = ?")
                .param(source)
                .query(String.class)
                .optional();
    }

    /** When the position was stored. */
    Optional<Instant> at(String source) {
        return jdbc.sql("select at from position where source = ?")
                .param(source)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** What was missed of a source while nobody listened has been found: the journal says so, if it was anything. */
    void caughtUp(String source, Instant since, int found) {
        if (found > 0) {
            transactions.executeWithoutResult(tx -> journal.write(new JournalLine(
                    "catch-up",
                    null,
                    source.split(" ")[0],
                    "Catch-up of " + source + " from " + since + " to " + clock.instant() + ": " + found + " found.",
                    JsonNodeFactory.instance.nullNode())));
        }
    }

    /**
     * Stores how far a source was captured, unless a load has set another position meanwhile.
     *
     * @param before where the page began; empty: there was no position
     * @param isAll whether there was nothing more after this page
     */
    void store(String source, Optional<String> before, String value, boolean isAll) {
        jdbc.sql("""
                        insert into position (source, value, at, caught_up) values (?, ?, ?, ?)
                        on conflict (source) do update
                        set value = excluded.value, at = excluded.at, caught_up = position.caught_up or excluded.caught_up
                        where position.value = ?
                          and (position.value <> excluded.value or excluded.caught_up and not position.caught_up)
                        """)
                .params(source, value)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(isAll)
                .param(before.orElse(null))
                .update();
    }

    /** What was there before is a load's: the source begins here, unless it was once asked to its end already. */
    void begin(String source, String value) {
        jdbc.sql("""
                        insert into position (source, value, at) values (?, ?, ?)
                        on conflict (source) do update set value = excluded.value, at = excluded.at where not position.caught_up
                        """)
                .params(source, value)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
