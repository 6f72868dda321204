package io.revhub.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The business time of the landscape: it runs on like any clock, from a start of its own, and can be moved forward. Its
 * offset is stored, so that it does not jump back at a restart.
 */
public final class SandboxClock extends Clock {

    private final JdbcClient jdbc;
    private final Clock real;
    private volatile Duration offset;

    SandboxClock(JdbcClient jdbc, Clock real, Instant start) {
        this.jdbc = jdbc;
        this.real = real;
        this.offset = Duration.ofMillis(jdbc.sql("""
                        insert into clock (singleton, offset_millis) values (true, ?)
                        on conflict (singleton) do update set offset_millis = clock.offset_millis
                        returning offset_millis
                        """)
                .param(Duration.between(real.instant(), start).toMillis())
                .query(Long.class)
                .single());
    }

    /**
     * Moves the business time forward to {@code instant}.
     *
     * @throws IllegalArgumentException if that is in the past: time does not run backwards in any system
     */
    public synchronized void moveTo(Instant instant) {
        if (instant.isBefore(instant())) {
            throw new IllegalArgumentException(
                    "The clock stands at " + instant() + " and cannot go back to " + instant);
        }
        offset = Duration.between(real.instant(), instant);
        jdbc.sql("update clock set offset_millis = ?").param(offset.toMillis()).update();
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : new Zoned(this, zone);
    }

    private static final class Zoned extends Clock {

        private final Clock clock;
        private final ZoneId zone;

        Zoned(Clock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(clock, other);
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }
    }
}
