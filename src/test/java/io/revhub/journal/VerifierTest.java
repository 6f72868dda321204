package io.revhub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifierTest {

    private final TestJournal test = new TestJournal();

    @BeforeEach
    void fiveSealedLines() {
        test.write("one", "two", "three", "four", "five");
        test.sealAll();
    }

    @Test
    void anUntouchedJournalIsIntact() {
        // given
        test.write("not sealed yet");

        // when
        Verification found = test.verifier.verify();

        // then
        assertThat(found.intact()).isTrue();
        assertThat(found.sealed()).isEqualTo(5);
        assertThat(found.unsealed()).isEqualTo(1);
        assertThat(found.head()).hasSize(64);
    }

    @Test
    void anErasedPayloadIsNoBreakAndIsCounted() {
        // when
        test.jdbc.sql("delete from journal_payload where line = 2").update();

        // then
        assertThat(test.verifier.verify())
                .returns(true, Verification::intact)
                .returns(1L, Verification::erased)
                .returns(5L, Verification::sealed);
        assertThat(test.journal.of("D1", 10))
                .extracting(WrittenLine::erased)
                .containsExactly(false, true, false, false, false);
    }

    @Test
    void aChangedHeaderIsFound() {
        // when
        test.tamper("update journal_line set at = at + interval '1 microsecond' where id = 3");

        // then
        assertThat(test.verifier.verify().breaks()).containsExactly("The header of line 3 (number 3) was changed.");
    }

    @Test
    void aTextMovedFromOneColumnToAnotherIsFound() {
        // when
        test.tamper("update journal_line set document = 'D', system = '1crm' where id = 3");

        // then
        assertThat(test.verifier.verify().breaks()).containsExactly("The header of line 3 (number 3) was changed.");
    }

    @Test
    void aChangedPayloadIsFound() {
        // when
        test.tamper("update journal_payload set payload = '{\"text\":\"none\"}' where line = 4");

        // then
        assertThat(test.verifier.verify().breaks()).containsExactly("The payload of line 4 (number 4) was changed.");
    }

    @Test
    void aPayloadAndItsHashChangedTogetherAreFound() {
        // when
        test.tamper("""
                with changed as (update journal_payload set payload = '{}' where line = 4 returning salt)
                update journal_line set payload_hash = sha256(changed.salt || '{}'::bytea) from changed where id = 4
                """);

        // then
        assertThat(test.verifier.verify().breaks()).containsExactly("The header of line 4 (number 4) was changed.");
    }

    @Test
    void aDeletedLineIsFound() {
        // when
        test.tamper("delete from journal_line where id = 2");

        // then
        assertThat(test.verifier.verify().breaks()).containsExactly("Line 2 (number 2) is missing.");
    }

    @Test
    void aLineDeletedWithItsPlaceInTheChainIsFound() {
        // when
        test.tamper("delete from journal_chain where number in (2, 3)");
        test.tamper("delete from journal_line where id in (2, 3)");

        // then
        assertThat(test.verifier.verify().breaks()).containsExactly("The chain has a gap: numbers 2 to 3 are missing.");
    }

    @Test
    void aLineSlippedInBeforeSealedOnesIsFound() {
        // when
        test.jdbc
                .sql("insert into journal_line (epoch, transaction, at, kind, text) values (1, '1', now(), 'x', 'y')")
                .update();

        // then
        assertThat(test.verifier.verify().breaks())
                .containsExactly("Line 6 is older than the newest sealed line, but not in the chain.");
    }

    @Test
    void everyBreakIsToldOnceAndTheWalkGoesOn() {
        // when
        test.tamper("update journal_line set text = 'other' where id in (1, 4)");

        // then
        assertThat(test.verifier.verify().breaks())
                .containsExactly(
                        "The header of line 1 (number 1) was changed.", "The header of line 4 (number 4) was changed.");
    }
}
