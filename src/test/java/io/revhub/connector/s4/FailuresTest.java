package io.revhub.connector.s4;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.connector.odata.ODataError;
import io.revhub.connector.s4.Failures.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    @ParameterizedTest(name = "{0} {2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            401 | - | Logon failed | REPEAT | -
            429 | - | Too many requests | REPEAT | -
            409 | - | Conflict | REPEAT | -
            412 | - | The record has been changed | REPEAT | -
            423 | - | Locked | REPEAT | -
            400 | X/1 | Sales document 164 is currently being processed by user MEIER | REPEAT | -
            400 | X/2 | Beleg 164 wird gerade von Benutzer MEIER bearbeitet | REPEAT | -
            403 | X/3 | Object is locked by user MEIER | REPEAT | -
            400 | X/4 | Material SKU-1 already exists | REPEAT | -
            403 | /IWFND/MED/170 | No service found for namespace '', name 'X', version '0001' | PARK | erp-service-missing
            403 | X/5 | No authorization | PARK | erp-not-allowed
            404 | /IWBEP/CM_MGW_RT/020 | Resource not found | PARK | erp-record-gone
            501 | - | Not implemented | PARK | erp-unable
            408 | - | Request Timeout | LOOK_UP | -
            500 | X/6 | Internal error | LOOK_UP | -
            502 | - | Bad Gateway | LOOK_UP | -
            503 | - | Service unavailable | LOOK_UP | -
            504 | - | Gateway time-out | LOOK_UP | -
            400 | X/7 | Sold-to party 4711 does not exist. | PARK | erp-refused
            428 | - | If-Match is required | PARK | erp-refused
            302 | - | Moved | PARK | erp-refused
            """)
    void aFailureMeans(int status, String code, String text, Verdict verdict, String parkedAs) {
        ODataError error = new ODataError(status, code == null ? "" : code, text, List.of(), Duration.ofSeconds(1));

        assertThat(Failures.verdict(error)).isEqualTo(verdict);
        if (verdict == Verdict.PARK) {
            assertThat(Failures.refusal(error).code()).isEqualTo(parkedAs);
            assertThat(Failures.refusal(error).said()).startsWith(text);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Posting period 003 2027 is not open | period-closed
            Buchungsperiode 003 2027 ist nicht geöffnet | period-closed
            Balance in transaction currency: 1.00 | not-balanced
            G/L account 99999999 is not defined in chart of accounts | unknown-account
            Account 12100000 cannot be directly posted to | account-not-postable
            Account 11001090 is blocked for posting | account-blocked
            Customer 4711 is not defined in company code 1010 | unknown-customer
            Tax code A9 is not defined | unknown-tax-code
            Company code 9999 is not defined | unknown-company-code
            Something else is wrong | posting-refused
            """)
    void aRefusedPostingMeans(String note, String code) {
        assertThat(PostingRefusals.refusal(List.of(note)).code()).isEqualTo(code);
        assertThat(PostingRefusals.isTaken(List.of(note))).isFalse();
        assertThat(PostingRefusals.isLocked(List.of(note))).isFalse();
    }

    @Test
    void aMessageThatWasTakenAndALockAreNoRefusals() {
        assertThat(PostingRefusals.isTaken(List.of("Message X-1 has already been processed")))
                .isTrue();
        assertThat(PostingRefusals.isLocked(List.of("Account 11001090 is locked by user MEIER")))
                .isTrue();
    }
}
