package io.revhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.revhub.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class StoreAwayTest {

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));

    @Test
    void aConnectionThatTheServerEndedMeansThatItIsAway() {
        Throwable failure = catchThrowable(() -> transactions.executeWithoutResult(tx -> {
            jdbc.sql("select pg_terminate_backend(pg_backend_pid())").query().singleRow();
            jdbc.sql("select 1").query().singleRow();
        }));

        assertThat(StoreAway.isTold(failure)).as("%s", failure).isTrue();
    }

    @Test
    void aConnectionThatEndsBeforeTheCommitMeansTheSame() {
        Throwable failure = catchThrowable(() -> transactions.executeWithoutResult(tx -> {
            int backend =
                    jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
            JdbcClient.create(database).sql("select 1").query().singleRow();
            endFromOutside(backend);
        }));

        assertThat(StoreAway.isTold(failure)).as("%s", failure).isTrue();
    }

    private void endFromOutside(int backend) {
        Thread other = new Thread(() -> JdbcClient.create(database)
                .sql("select pg_terminate_backend(?, 5000)")
                .param(backend)
                .query()
                .singleRow());
        other.start();
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatTheDatabaseRefusesIsNoOutage() {
        Throwable failure = catchThrowable(() -> transactions.executeWithoutResult(
                tx -> jdbc.sql("insert into clock_offset default values").update()));

        assertThat(failure).isNotNull();
        assertThat(StoreAway.isTold(failure)).as("%s", failure).isFalse();
    }
}
