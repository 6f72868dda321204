package io.revhub.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.delivery.Deliveries;
import io.revhub.document.DocumentId;
import io.revhub.journal.Journal;
import io.revhub.journal.JournalLine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts documents anew from the records that they come from, with today's mappings: the records are read again, and what
 * another document begot is begotten again. Content decides whether a new version comes of it.
 */
public final class Replays {

    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final Readings readings;
    private final Deliveries deliveries;
    private final Journal journal;
    private final TransactionTemplate transactions;

    Replays(
            JdbcClient jdbc,
            Readings readings,
            Deliveries deliveries,
            Journal journal,
            TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.readings = readings;
        this.deliveries = deliveries;
        this.journal = journal;
        this.transactions = transactions;
    }

    private record Source(String system, Hint record) {}

    private record Begot(DocumentId parent, String by) {}

    /** Replays these documents; expects a transaction of the caller's. */
    public void replay(Collection<DocumentId> documents) {
        String[] ids = documents.stream().map(DocumentId::value).toArray(String[]::new);
        Map<String, List<Hint>> records = jdbc
                .sql("""
                        select r.system, r.record_type, r.record_id from reference r
                        join facet f on f.document = r.document and f.source = r.system
                        where r.document = any(?) and r.part = ''
                        """)
                .param(ids)
                .query((row, i) -> new Source(row.getString(1), new Hint(row.getString(2), row.getString(3))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Source::system, Collectors.mapping(Source::record, Collectors.toList())));
        records.forEach(readings::ask);
        jdbc.sql("""
                        select distinct d.document, d.system from document child
                        join delivery d on d.document = child.parent and d.system = 'hub/' || child.type
                        where child.id = any(?) and d.state in ('delivered', 'parked', 'dismissed')
                        """)
                .param(ids)
                .query((row, i) -> new Begot(new DocumentId(row.getString(1)), row.getString(2)))
                .list()
                .forEach(begot -> deliveries.retry(begot.parent(), begot.by()));
    }

    /**
     * Replays all documents of a type, a page at a time, each in a transaction of its own.
     *
     * @return how many there are
     */
    public long remap(String type) {
        long count = 0;
        List<DocumentId> page = page(type, "");
        while (!page.isEmpty()) {
            List<DocumentId> now = page;
            transactions.executeWithoutResult(tx -> replay(now));
            count += page.size();
            page = page(type, page.get(page.size() - 1).value());
        }
        long all = count;
        transactions.executeWithoutResult(tx -> journal.write(new JournalLine(
                "remapped",
                null,
                null,
                "All documents of the type " + type + " were replayed with today's mappings: " + all + ".",
                JsonNodeFactory.instance.nullNode())));
        return count;
    }

    private List<DocumentId> page(String type, String after) {
        return jdbc.sql("select id from document where type = ? and id > ? and version > 0 order by id limit ?")
                .params(type, after, PAGE)
                .query((row, i) -> new DocumentId(row.getString(1)))
                .list();
    }
}
