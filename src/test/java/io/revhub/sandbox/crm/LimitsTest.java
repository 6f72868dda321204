package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private final CrmClient crm = new CrmClient();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @AfterEach
    void usual() {
        daily(Calls.USUAL_LIMIT);
    }

    private void daily(int calls) {
        crm.settings("/_sandbox/limits", "{\"dailyApiRequests\":" + calls + "}");
    }

    @Test
    void theCallsOfADayAreCountedAndAfterTheLastNoneIsAnswered() {
        daily(2);

        assertThat(crm.get("/limits").headers().firstValue("Sforce-Limit-Info")).contains("api-usage=1/2");
        assertThat(crm.get("/limits").status()).isEqualTo(200);
        assertThat(crm.get("/limits").status()).isEqualTo(403);
        assertThat(crm.get("/limits").error()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
    }

    @Test
    void notMoreThanTwentyFiveCallsMayBeLong() {
        LongCalls calls = new LongCalls(now::get);
        IntStream.range(0, 25).forEach(calls::begin);
        assertThatCode(() -> calls.begin("short ones do not count")).doesNotThrowAnyException();

        now.set(Instant.EPOCH.plusSeconds(21));
        assertThatThrownBy(() -> calls.begin("one more"))
                .isInstanceOfSatisfying(
                        SalesforceError.class, error -> assertThat(error.code()).isEqualTo("REQUEST_LIMIT_EXCEEDED"));
        IntStream.range(0, 5).forEach(calls::end);
        assertThatCode(() -> calls.begin("again")).doesNotThrowAnyException();
    }

    @Test
    void aResultEndsAfterTwoDaysOrWhenFiftyOthersWereBegun() {
        Cursors cursors = new Cursors(now::get);
        String old = cursors.open(null, false, null);
        now.set(Instant.EPOCH.plus(Duration.ofDays(2)));
        assertThat(cursors.find(old)).isNotNull();

        now.set(now.get().plusSeconds(1));
        String first = cursors.open(null, false, null);
        assertThatThrownBy(() -> cursors.find(old)).hasMessage("invalid query locator");
        IntStream.range(0, 50).forEach(i -> cursors.open(null, false, null));
        assertThatThrownBy(() -> cursors.find(first)).hasMessage("invalid query locator");
    }
}
