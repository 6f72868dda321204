package io.revhub.journal;

import static io.revhub.journal.TestJournal.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class JournalTest {

    private final TestJournal test = new TestJournal();

    @Test
    void aDocumentsLinesAreReadWithTimeTheNewestLast() {
        // given
        test.write("The quote was signed.");
        test.clock.forward(Duration.ofMinutes(1));
        test.write("The order was brought to the ERP.");
        test.transactions.executeWithoutResult(status -> test.journal.write(line("D2", "Another document.")));

        // when
        List<WrittenLine> lines = test.journal.of("D1", 10);

        // then
        assertThat(lines)
                .extracting(l -> l.line().text())
                .containsExactly("The quote was signed.", "The order was brought to the ERP.");
        assertThat(lines)
                .extracting(WrittenLine::at)
                .containsExactly(TestJournal.START, TestJournal.START.plusSeconds(60));
        assertThat(lines.get(0).line()).isEqualTo(line("D1", "The quote was signed."));
    }

    @Test
    void onlyTheNewestLinesAreReadWhenThereAreMore() {
        // given
        test.write("one", "two", "three");

        // when
        List<WrittenLine> lines = test.journal.of("D1", 2);

        // then
        assertThat(lines).extracting(l -> l.line().text()).containsExactly("two", "three");
    }

    @Test
    void aBatchIsWrittenInItsOrder() {
        // given
        List<JournalLine> batch = List.of(
                line("D1", "first"), new JournalLine("parked", "D1", null, "second", null), line("D1", "third"));

        // when
        test.transactions.executeWithoutResult(status -> test.journal.write(batch));

        // then
        assertThat(test.journal.of("D1", 10)).extracting(WrittenLine::line).containsExactlyElementsOf(batch);
    }

    @Test
    void aLineOfARolledBackTransactionIsNotWritten() {
        // when
        test.transactions.executeWithoutResult(status -> {
            test.journal.write(line("D1", "It did not happen."));
            status.setRollbackOnly();
        });

        // then
        assertThat(test.journal.of("D1", 10)).isEmpty();
    }

    @Test
    void aLineWithoutATransactionIsRefused() {
        assertThatThrownBy(() -> test.journal.write(line("D1", "Nobody's line.")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatNoDatabaseTextCanHoldDoesNotStopALine() {
        // when
        test.write("It said \u0000 and \ud800.");

        // then
        WrittenLine line = test.journal.of("D1", 1).get(0);
        assertThat(line.line().text()).isEqualTo("It said \uFFFD and ?.");
        assertThat(line.line().payload().get("text").textValue()).isEqualTo("It said \u0000 and \ud800.");
    }

    @Test
    void anAmountInAPayloadKeepsItsDigits() {
        // given
        BigDecimal amount = new BigDecimal("12345678901234567890.10");
        JournalLine line = new JournalLine(
                "version",
                "D1",
                null,
                "An amount.",
                JsonNodeFactory.instance.objectNode().set("amount", DecimalNode.valueOf(amount)));

        // when
        test.transactions.executeWithoutResult(status -> test.journal.write(line));

        // then
        assertThat(test.journal
                        .of("D1", 1)
                        .get(0)
                        .line()
                        .payload()
                        .get("amount")
                        .decimalValue())
                .isEqualTo(amount);
    }

    @Test
    void theDatabaseRefusesToChangeOrDeleteALine() {
        // given
        test.write("It happened.");

        // then
        assertThatThrownBy(
                        () -> test.jdbc.sql("update journal_line set text = ''").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> test.jdbc.sql("delete from journal_line").update())
                .isInstanceOf(DataAccessException.class);
    }
}
