package io.revhub.journal;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Appends committed lines to the chain. What is older than the oldest running transaction is sealed in the order (epoch,
 * transaction, line): nothing can be committed before it any more, so nothing is ever to be inserted into the chain.
 */
public final class Sealer {

    /** Any number, the same in every hub: it names the advisory lock that only one sealer can hold. */
    private static final long LOCK = 0x7265766a6f75726eL;

    private static final int PAGE = 1000;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Epochs epochs;

    Sealer(JdbcClient jdbc, TransactionOperations transactions, Epochs epochs) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.epochs = epochs;
    }

    /**
     * Seals what can be sealed now, one transaction a page.
     *
     * @return how many lines; 0 if another sealer is at work
     */
    public long seal() {
        long sealed = 0;
        int page;
        do {
            page = transactions.execute(status -> locked() ? sealPage() : 0);
            sealed += page;
        } while (page == PAGE);
        return sealed;
    }

    private boolean locked() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    private int sealPage() {
        int epoch = epochs.current();
        ChainHead head = ChainHead.read(jdbc);
        List<Header> lines = sealable(head.place(), epoch);
        if (!lines.isEmpty()) {
            append(head, lines);
        }
        return lines.size();
    }

    /** Earlier epochs are over: their lines need not wait, whatever their transactions' numbers. */
    private List<Header> sealable(Place after, int epoch) {
        return jdbc.sql("select " + Header.COLUMNS + """
                         from journal_line l
                        where (l.epoch, l.transaction, l.id) > (?, ?::xid8, ?)
                          and (l.epoch, l.transaction) < (?, pg_snapshot_xmin(pg_current_snapshot()))
                        order by l.epoch, l.transaction, l.id limit ?
                        """)
                .params(after.epoch(), after.transaction(), after.id(), epoch, PAGE)
                .query((row, index) -> Header.of(row))
                .list();
    }

    private void append(ChainHead head, List<Header> lines) {
        List<byte[]> hashes = new ArrayList<>();
        byte[] hash = head.hash();
        for (Header line : lines) {
            hash = line.hashAfter(hash);
            hashes.add(hash);
        }
        jdbc.sql("""
                        insert into journal_chain (number, line, hash)
                        select ? + place, line, hash
                        from unnest(?::bigint[], ?::bytea[]) with ordinality as sealed (line, hash, place)
                        """)
                .param(head.number())
                .param(lines.stream().map(l -> l.place().id()).toArray(Long[]::new))
                .param(hashes.toArray(byte[][]::new))
                .update();
    }
}
