package io.revhub.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.connector.salesforce.Failures.Verdict;
import io.revhub.delivery.Written;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static Verdict verdict(int status, String text) {
        return Failures.verdict(CallFailed.refused(CrmError.ofCall(status, text)));
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
        assertThat(verdict(401, "")).isEqualTo(Verdict.PAUSE);
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
}
