package io.revhub.journal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Walks the whole chain and tells where it was tampered with; one short transaction a page, beside the running hub. */
public final class Verifier {

    private static final int PAGE = 1000;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    Verifier(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Compares every sealed line and payload with the chain, and looks for lines that the chain leaves out. */
    public Verification verify() {
        Walk walk = new Walk();
        while (walk.goesOn() && page(walk)) {}
        Place newest = walk.newest();
        Place reached = Place.START;
        while (reached != null && walk.goesOn()) {
            reached = leftOut(reached, newest, walk);
        }
        return walk.result(unsealed(newest));
    }

    private boolean page(Walk walk) {
        List<SealedLine> lines = transactions.execute(status -> sealed(walk.number()));
        lines.forEach(walk::step);
        return lines.size() == PAGE;
    }

    private List<SealedLine> sealed(long after) {
        return jdbc.sql("select c.number, c.line, c.hash, p.salt, p.payload, " + Header.COLUMNS + """
                         from journal_chain c
                        left join journal_line l on l.id = c.line
                        left join journal_payload p on p.line = c.line
                        where c.number > ? order by c.number limit ?
                        """)
                .params(after, PAGE)
                .query(SealedLine::of)
                .list();
    }

    /** Looks through a page of lines up to the newest sealed one; returns how far it came, null at the end. */
    private Place leftOut(Place after, Place newest, Walk walk) {
        List<Known> page = transactions.execute(status -> known(after, newest));
        page.stream()
                .filter(k -> !k.chained())
                .forEach(k -> walk.leftOut(k.place().id()));
        return page.size() < PAGE ? null : page.get(page.size() - 1).place();
    }

    private List<Known> known(Place after, Place newest) {
        return jdbc.sql("""
                        select l.epoch, l.transaction::text as transaction, l.id, c.number is not null as chained
                        from journal_line l left join journal_chain c on c.line = l.id
                        where (l.epoch, l.transaction, l.id) > (?, ?::xid8, ?)
                          and (l.epoch, l.transaction, l.id) <= (?, ?::xid8, ?)
                        order by l.epoch, l.transaction, l.id limit ?
                        """)
                .params(after.epoch(), after.transaction(), after.id())
                .params(newest.epoch(), newest.transaction(), newest.id(), PAGE)
                .query((row, index) -> new Known(
                        new Place(row.getInt("epoch"), row.getString("transaction"), row.getLong("id")),
                        row.getBoolean("chained")))
                .list();
    }

    private long unsealed(Place newest) {
        return transactions.execute(
                status -> jdbc.sql("select count(*) from journal_line where (epoch, transaction, id) > (?, ?::xid8, ?)")
                        .params(newest.epoch(), newest.transaction(), newest.id())
                        .query(Long.class)
                        .single());
    }

    private record Known(Place place, boolean chained) {}
}
