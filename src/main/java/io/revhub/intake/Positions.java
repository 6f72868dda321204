package io.revhub.intake;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each source has been captured; stored only after the broker has everything up to there. */
public final class Positions {

    private final JdbcClient jdbc;
    private final Clock clock;

    Positions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<String> of(String source) {
        return jdbc.sql("select value from position where source = ?")
                .param(source)
                .query(String.class)
                .optional();
    }

    void store(String source, String value) {
        jdbc.sql("""
                        insert into position (source, value, at) values (?, ?, ?)
                        on conflict (source) do update set value = excluded.value, at = excluded.at
                        where position.value <> excluded.value
                        """)
                .params(source, value)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
