package io.revhub.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private final Map<Long, String> parked = new HashMap<>();

    @Test
    void itLooksUntilThereIsSomething() {
        AtomicInteger looks = new AtomicInteger();
        Waiting waiting = new Waiting(() -> parked, LONG, LONG);

        String found =
                waiting.until("order", () -> looks.incrementAndGet() < 3 ? Optional.empty() : Optional.of("O-1"));

        assertThat(found).isEqualTo("O-1");
        assertThat(looks).hasValue(3);
    }

    @Test
    void itDoesNotWaitForEver() {
        Waiting waiting = new Waiting(() -> parked, Duration.ZERO, LONG);

        assertThatThrownBy(() -> waiting.until("order in erp", Optional::empty))
                .isInstanceOf(Stuck.class)
                .hasMessageContaining("order in erp");
    }

    @Test
    void whatGetsParkedEndsIt() {
        Waiting waiting = new Waiting(() -> parked, LONG, Duration.ZERO);
        parked.put(7L, "The posting period 04/2026 is closed.");

        assertThatThrownBy(() -> waiting.until("closed deal", Optional::empty))
                .isInstanceOf(Stuck.class)
                .hasMessageContaining("posting period 04/2026");
    }

    @Test
    void whatWasParkedBeforeIsNoneOfItsBusiness() {
        parked.put(7L, "The posting period 04/2026 is closed.");
        AtomicInteger looks = new AtomicInteger();
        Waiting waiting = new Waiting(() -> parked, LONG, Duration.ZERO);

        assertThat(waiting.<Boolean>until(
                        "order", () -> looks.incrementAndGet() < 2 ? Optional.empty() : Optional.of(true)))
                .isTrue();
    }
}
