package io.revhub.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.connector.salesforce.Failures.Verdict;
import io.revhub.delivery.Written;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    private static Verdict verdict(int status, String text) {
        return Failures.verdict(CallFailed.refused(CrmError.ofCall(status, text), null));
    }

    private static String error(String code) {
        return "[{\"errorCode\":\"" + code + "\",\"message\":\"words\"}]";
    }

    @Test
    void theCodeSaysMoreThanTheStatus() {
        assertThat(verdict(400, error("UNABLE_TO_LOCK_ROW"))).isEqualTo(Verdict.REPEAT);
        assertThat(verdict(403, error("REQUEST_LIMIT_EXCEEDED"))).isEqualTo(Verdict.PAUSE);
        assertThat(verdict(400, error("MALFORMED_QUERY"))).isEqualTo(Verdict.PARK);
        assertThat(verdict(403, error("INSUFFICIENT_ACCESS_OR_READONLY"))).isEqualTo(Verdict.PARK);
        assertThat(verdict(500, error("UNKNOWN_EXCEPTION"))).isEqualTo(Verdict.LOOK_UP);
    }

    @Test
    void withoutACodeTheStatusDecides() {
        assertThat(verdict(503, "<html>")).isEqualTo(Verdict.REPEAT);
        assertThat(verdict(502, "")).isEqualTo(Verdict.LOOK_UP);
        assertThat(verdict(401, "")).isEqualTo(Verdict.REPEAT);
        assertThat(verdict(400, "")).isEqualTo(Verdict.PARK);
    }

    @Test
    void withoutAnAnswerItMattersWhetherAnythingWasSent() {
        assertThat(Failures.verdict(CallFailed.notSent("refused", new ConnectException())))
                .isEqualTo(Verdict.REPEAT);
        assertThat(Failures.verdict(CallFailed.noAnswer("late", new TimeoutException())))
                .isEqualTo(Verdict.LOOK_UP);
    }

    @Test
    void aRelationToARecordThatIsNotThereIsTold() {
        CrmError error = CrmError.ofCall(
                400, "[{\"errorCode\":\"INVALID_FIELD\",\"message\":\"Foreign key external ID: x not found\"}]");

        assertThat(Failures.written(error, "order O-1", error.said()))
                .isInstanceOfSatisfying(
                        Written.Refused.class,
                        refused -> assertThat(refused.refusal().reason())
                                .isEqualTo("The CRM does not have a record yet that the order O-1 refers to."));
    }

    @ParameterizedTest
    @CsvSource({
        "400, UNABLE_TO_LOCK_ROW, REPEAT",
        "503, SERVER_UNAVAILABLE, REPEAT",
        "400, QUERY_TIMEOUT, REPEAT",
        "401, INVALID_SESSION_ID, REPEAT",
        "403, REQUEST_LIMIT_EXCEEDED, PAUSE",
        "403, API_CURRENTLY_DISABLED, PAUSE",
        "400, REQUEST_RUNNING_TOO_LONG, LOOK_UP",
        "400, REQUIRED_FIELD_MISSING, PARK",
        "400, DUPLICATES_DETECTED, PARK",
        "400, DUPLICATE_VALUE, PARK",
        "400, STRING_TOO_LONG, PARK",
        "400, FIELD_CUSTOM_VALIDATION_EXCEPTION, PARK",
        "404, ENTITY_IS_DELETED, PARK",
        "400, INVALID_CROSS_REFERENCE_KEY, PARK",
        "403, INSUFFICIENT_ACCESS_OR_READONLY, PARK",
        "400, INVALID_FIELD, PARK",
        "400, NOBODY_KNOWS, PARK"
    })
    void eachCodeHasItsMeaning(int status, String code, Verdict meaning) {
        assertThat(verdict(status, error(code))).isEqualTo(meaning);
    }
}
