package io.revhub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private final TestJournal test = new TestJournal();

    @Test
    void refusalsOfOneSourceAndMinuteAreOneLineWithTheirNumber() {
        // given
        count("shop", 3);
        count("billing", 1);
        test.clock.forward(Duration.ofMinutes(1));
        count("shop", 2);
        test.clock.forward(Duration.ofMinutes(1));

        // when
        test.refusals.flush();

        // then
        assertThat(texts())
                .containsExactly(
                        "1 webhook of billing was refused for a wrong signature in the minute from 08:00 UTC.",
                        "3 webhooks of shop were refused for a wrong signature in the minute from 08:00 UTC.",
                        "2 webhooks of shop were refused for a wrong signature in the minute from 08:01 UTC.");
    }

    @Test
    void aMinuteThatStillRunsIsNotWritten() {
        // given
        count("shop", 3);
        test.clock.forward(Duration.ofSeconds(59));

        // when
        test.refusals.flush();
        count("shop", 1);
        test.clock.forward(Duration.ofSeconds(1));
        test.refusals.flush();
        test.refusals.flush();

        // then
        assertThat(texts())
                .containsExactly("4 webhooks of shop were refused for a wrong signature in the minute from 08:00 UTC.");
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLater() {
        // given
        count("shop", 2);
        test.clock.forward(Duration.ofMinutes(1));
        test.jdbc.sql("alter table journal_line rename to away").update();
        assertThatThrownBy(test.refusals::flush).isNotNull();

        // when
        test.jdbc.sql("alter table away rename to journal_line").update();
        test.refusals.flush();

        // then
        assertThat(texts()).hasSize(1).first().asString().startsWith("2 webhooks of shop");
    }

    private void count(String source, int times) {
        for (int i = 0; i < times; i++) {
            test.refusals.count(source);
        }
    }

    private List<String> texts() {
        return test.jdbc
                .sql("select text from journal_line order by id")
                .query(String.class)
                .list();
    }
}
