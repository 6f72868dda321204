package io.revhub.journal;

import static io.revhub.journal.TestJournal.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SealerTest {

    private final TestJournal test = new TestJournal();

    @Test
    void aLineOfALongTransactionIsSealedAfterItCommitsWithoutBreakingTheOrder() {
        // given
        test.write("before");
        test.sealAll();

        // when
        test.transactions.executeWithoutResult(status -> {
            test.journal.write(line("D1", "long"));
            test.meanwhile(() -> {
                test.write("short");
                test.sealer.seal();
                assertThat(test.sealedTexts()).containsExactly("before");
                assertThat(test.verifier.verify().unsealed()).isEqualTo(1);
            });
        });
        test.sealAll();

        // then
        assertThat(test.sealedTexts()).containsExactly("before", "long", "short");
        assertThat(test.verifier.verify().breaks()).isEmpty();
    }

    @Test
    void twoSealersAtOnceMakeNoGap() throws Exception {
        // given
        int batches = 30;
        Callable<Void> write = () -> {
            for (int i = 0; i < batches; i++) {
                test.transactions.executeWithoutResult(
                        status -> test.journal.write(Collections.nCopies(50, line("D1", "busy"))));
            }
            return null;
        };
        Callable<Void> seal = () -> {
            for (int i = 0; i < batches; i++) {
                test.sealer.seal();
            }
            return null;
        };

        // when
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (Future<Void> done : threads.invokeAll(List.of(write, seal, write, seal))) {
            done.get();
        }
        threads.shutdown();
        test.sealAll();

        // then
        List<Long> all = LongStream.rangeClosed(1, 2 * 50 * batches).boxed().toList();
        assertThat(test.numbers()).isEqualTo(all);
        assertThat(test.verifier.verify().breaks()).isEmpty();
    }

    @Test
    void aRestoreIntoANewClusterStartsAnEpochAndSealsWhatTheOldOneLeft() {
        // given a line that the old cluster wrote, in a transaction that this cluster will not reach for long
        test.write("old and sealed");
        test.sealAll();
        test.jdbc.sql("update journal_epoch set system_identifier = 'old'").update();
        test.jdbc.sql("""
                        insert into journal_line (epoch, transaction, at, kind, text)
                        values (1, '999999999999', now(), 'version', 'old and unsealed')
                        """).update();

        // when
        test.write("new");
        test.sealAll();

        // then
        assertThat(test.sealedTexts())
                .containsExactly(
                        "old and sealed",
                        "old and unsealed",
                        "The journal goes on in another database cluster.",
                        "new");
        assertThat(test.verifier.verify().breaks()).isEmpty();
    }

    @Test
    void whatARestoreBroughtIsSealedEvenIfNothingIsWrittenAfterIt() {
        // given
        test.write("old");
        test.jdbc.sql("update journal_epoch set system_identifier = 'old'").update();

        // when
        test.sealAll();

        // then
        assertThat(test.sealedTexts()).startsWith("old");
        assertThat(test.jdbc
                        .sql("select count(*) from journal_epoch")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }
}
