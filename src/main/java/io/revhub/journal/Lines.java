package io.revhub.journal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Inserts lines and their payloads, a batch as one statement. */
final class Lines {

    // The cluster is asked in the very statement that takes a transaction number from it: a line must never pair
    // the number of one cluster with the epoch of another.
    private static final String INSERT = """
            with here as (
                select number from journal_epoch
                where number = (select max(number) from journal_epoch)
                  and system_identifier = (select system_identifier::text from pg_control_system())
            ), given as (
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                    with ordinality as g (kind, document, system, text, payload, salt, payload_hash, place)
            ), line as (
                insert into journal_line (epoch, at, kind, document, system, text, payload_hash)
                select here.number, ?, kind, document, system, text, payload_hash
                from given cross join here order by place
                returning id, payload_hash
            ), kept as (
                insert into journal_payload (line, salt, payload)
                select line.id, salt, payload from line join given using (payload_hash)
            )
            select count(*) from line
            """;

    private final JdbcClient jdbc;
    private final Payloads payloads;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Lines(JdbcClient jdbc, Payloads payloads, Clock clock) {
        this.jdbc = jdbc;
        this.payloads = payloads;
        this.clock = clock;
    }

    /** Whether the lines were inserted: they are not if this cluster has no epoch yet. */
    boolean insert(List<JournalLine> lines) {
        List<Secret> secrets = lines.stream().map(this::secret).toList();
        return jdbc.sql(INSERT)
                        .param(texts(lines, JournalLine::kind))
                        .param(texts(lines, JournalLine::document))
                        .param(texts(lines, JournalLine::system))
                        .param(texts(lines, line -> PlainText.of(line.text())))
                        .param(texts(secrets, Secret::payload))
                        .param(secrets.stream().map(Secret::salt).toArray(byte[][]::new))
                        .param(secrets.stream().map(Secret::hash).toArray(byte[][]::new))
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single()
                == lines.size();
    }

    private Secret secret(JournalLine line) {
        String payload = payloads.write(line.payload());
        if (payload == null) {
            return new Secret(null, null, null);
        }
        byte[] salt = new byte[Sha256.LENGTH];
        random.nextBytes(salt);
        return new Secret(payload, salt, Sha256.of(salt, payload));
    }

    private static <T> String[] texts(List<T> from, Function<T, String> part) {
        return from.stream().map(part).toArray(String[]::new);
    }

    /** What can be erased, and the hash that stays: the salt keeps a short payload from being guessed by its hash. */
    private record Secret(String payload, byte[] salt, byte[] hash) {}
}
