package io.revhub.journal;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.TestDatabase;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A journal on a database of its own, and hands to tamper with it. */
final class TestJournal {

    static final Instant START = Instant.parse("2026-04-10T08:00:00Z");

    final MutableClock clock = new MutableClock(START);
    final JdbcClient jdbc;
    final TransactionTemplate transactions;
    final Journal journal;
    final Sealer sealer;
    final Verifier verifier;
    final Refusals refusals;
    private final TransactionTemplate outside;

    TestJournal() {
        DataSource database = TestDatabase.fresh();
        DataSourceTransactionManager manager = new DataSourceTransactionManager(database);
        JournalConfiguration beans = new JournalConfiguration();
        jdbc = JdbcClient.create(database);
        transactions = new TransactionTemplate(manager);
        outside = new TransactionTemplate(
                manager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NOT_SUPPORTED));
        journal = beans.journal(jdbc, clock);
        sealer = beans.sealer(jdbc, manager, clock);
        verifier = beans.verifier(jdbc, manager);
        refusals = beans.refusals(journal, manager, clock);
    }

    static JournalLine line(String document, String text) {
        return new JournalLine("version", document, "crm", text, payload(text));
    }

    static JsonNode payload(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }

    void write(String... texts) {
        for (String text : texts) {
            transactions.executeWithoutResult(status -> journal.write(line("D1", text)));
        }
    }

    /** Runs as somebody else would while the test's own transaction stays open. */
    void meanwhile(Runnable work) {
        outside.executeWithoutResult(status -> work.run());
    }

    /** Seals everything; transactions of other tests on the server may delay it. */
    void sealAll() {
        await().until(() -> {
            sealer.seal();
            return verifier.verify().unsealed() == 0;
        });
    }

    /** Does what the database's own guards refuse, as somebody with all rights could. */
    void tamper(String sql) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(sql).update();
        });
    }

    List<String> sealedTexts() {
        return jdbc.sql("select l.text from journal_chain c join journal_line l on l.id = c.line order by c.number")
                .query(String.class)
                .list();
    }

    List<Long> numbers() {
        return jdbc.sql("select number from journal_chain order by number")
                .query(Long.class)
                .list();
    }
}
