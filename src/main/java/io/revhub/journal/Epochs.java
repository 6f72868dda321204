package io.revhub.journal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The clusters that the journal has lived in, in their order. A backup restored into a new cluster starts an epoch there,
 * as transactions are numbered anew; coming back to an earlier cluster is a new epoch too.
 */
final class Epochs {

    private static final String NEWEST = """
            from journal_epoch cross join pg_control_system() cluster
            where number = (select max(number) from journal_epoch)
            """;

    private final JdbcClient jdbc;
    private final Lines lines;
    private final Clock clock;

    Epochs(JdbcClient jdbc, Lines lines, Clock clock) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.clock = clock;
    }

    /** Starts an epoch if this cluster is not the newest epoch's, in the caller's transaction. */
    void open() {
        int opened = jdbc.sql("insert into journal_epoch (number, system_identifier, began_at)"
                        + " select number + 1, cluster.system_identifier::text, ? " + NEWEST
                        + " and journal_epoch.system_identifier <> cluster.system_identifier::text"
                        + " on conflict (number) do nothing")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (opened == 1) {
            lines.insert(List.of(
                    new JournalLine("epoch", null, null, "The journal goes on in another database cluster.", null)));
        }
    }

    /** The number of this cluster's epoch, which is opened if need be. */
    int current() {
        open();
        return jdbc.sql("select max(number) from journal_epoch")
                .query(Integer.class)
                .single();
    }
}
