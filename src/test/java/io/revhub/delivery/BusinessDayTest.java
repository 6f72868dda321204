package io.revhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class BusinessDayTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MAY_5 = LocalDate.parse("2026-05-05");

    @Test
    void aDayBeginsAndEndsInTheCompanysZone() {
        assertThat(at("2026-05-04T22:00:00Z").today()).isEqualTo(MAY_5);
        assertThat(at("2026-05-05T20:59:59Z").closed()).isEqualTo(MAY_5.minusDays(1));
        assertThat(at("2026-05-05T21:00:00Z").closed()).isEqualTo(MAY_5);
    }

    @Test
    void aDayThatIsToComeIsAwaitedAndOneThatHasBegunIsLookedAtWhenItEnds() {
        assertThat(at("2026-05-04T21:00:00Z").until(MAY_5)).isEqualTo(Duration.ofHours(1));
        assertThat(at("2026-05-04T22:00:00Z").until(MAY_5)).isEqualTo(Duration.ofHours(23));
        assertThat(at("2026-05-05T21:30:00Z").until(MAY_5)).isZero();
        assertThat(at("2026-05-06T06:00:00Z").until(MAY_5)).isZero();
    }

    @Test
    void theLongestDayHasAnHourMore() {
        assertThat(at("2026-10-24T22:00:00Z").until(LocalDate.parse("2026-10-25")))
                .isEqualTo(Duration.ofHours(24));
    }

    private static BusinessDay at(String instant) {
        return new BusinessDay(Clock.fixed(Instant.parse(instant), BERLIN), BERLIN, LocalTime.of(23, 0));
    }
}
