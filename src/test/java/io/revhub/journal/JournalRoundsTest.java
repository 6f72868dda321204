package io.revhub.journal;

import static io.revhub.journal.TestJournal.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revhub.TestDatabase;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JournalRoundsTest {

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final ApplicationContextRunner hub = new ApplicationContextRunner()
            .withUserConfiguration(JournalConfiguration.class)
            .withBean(Clock.class, () -> new MutableClock(TestJournal.START))
            .withBean(JdbcClient.class, () -> jdbc)
            .withBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(database))
            .withPropertyValues("revhub.journal.seal-every=20ms");

    @Test
    void aRunningHubSealsByItself() {
        hub.run(context -> {
            // when
            new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(
                            status -> context.getBean(Journal.class).write(line("D1", "It happened.")));

            // then
            await().until(() -> context.getBean(Verifier.class).verify().sealed() == 1);
        });
    }

    @Test
    void aStoppingHubWritesTheRefusalsOfTheRunningMinute() {
        // when
        hub.run(context -> context.getBean(Refusals.class).count("shop"));

        // then
        assertThat(jdbc.sql("select text from journal_line").query(String.class).list())
                .containsExactly("1 webhook of shop was refused for a wrong signature in the minute from 08:00 UTC.");
    }
}
