package io.revhub.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.document.DocumentId;
import io.revhub.journal.Journal;
import io.revhub.journal.JournalLine;
import io.revhub.route.Rounds;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds deliveries that are not at their end and for which there is no work: no rule of the protocol leaves such rows behind, a
 * restored backup or a hand in the database may. They are due again, and the journal says so.
 */
final class Sweep extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int AT_MOST = 1000;

    private final JdbcClient jdbc;
    private final WorkQueue queue;
    private final TransactionTemplate transactions;
    private final Journal journal;

    private record Forgotten(DocumentId document, String system) {}

    Sweep(JdbcClient jdbc, WorkQueue queue, TransactionTemplate transactions, Journal journal, Duration every) {
        super("delivery-sweep", every);
        this.jdbc = jdbc;
        this.queue = queue;
        this.transactions = transactions;
        this.journal = journal;
    }

    /** @return how many were found; at most a thousand at once */
    int sweep() {
        return transactions.execute(tx -> {
            List<Forgotten> found = jdbc.sql("""
                            update delivery set state = 'pending' where (document, system) in (
                                select d.document, d.system from delivery d
                                where (d.state not in ('delivered', 'parked', 'dismissed') or (d.state = 'delivered' and d.wanted > d.brought))
                                  and not exists (
                                    select 1 from due where due.document = d.document and due.system = d.system)
                                order by d.document limit ? for update skip locked)
                            returning document, system
                            """)
                    .param(AT_MOST)
                    .query((row, i) -> new Forgotten(new DocumentId(row.getString(1)), row.getString(2)))
                    .list();
            found.forEach(forgotten -> {
                queue.makeDue(forgotten.document(), forgotten.system());
                journal.write(new JournalLine(
                        "found-forgotten",
                        forgotten.document().value(),
                        forgotten.system(),
                        "A delivery was found for which there was no work; it is due again.",
                        JsonNodeFactory.instance.nullNode()));
            });
            return found.size();
        });
    }

    @Override
    protected void round() {
        int found = sweep();
        if (found > 0) {
            LOG.warn("{} forgotten deliveries are due again", found);
        }
    }
}
