package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Medusa's ids, a prefix and a ULID, and its times, UTC with milliseconds. */
class Stamps {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Stamps(Clock clock) {
        this.clock = clock;
    }

    String id(String prefix) {
        StringBuilder ulid = new StringBuilder(prefix).append('_');
        long millis = clock.millis();
        for (int shift = 45; shift >= 0; shift -= 5) {
            ulid.append(ALPHABET.charAt((int) (millis >>> shift) & 31));
        }
        for (int i = 0; i < 16; i++) {
            ulid.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return ulid.toString();
    }

    Instant now() {
        return clock.instant();
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    ObjectNode created(ObjectNode record) {
        String now = time(clock.instant());
        return record.put("created_at", now).put("updated_at", now).putNull("deleted_at");
    }

    ObjectNode updated(ObjectNode record) {
        return record.put("updated_at", time(clock.instant()));
    }
}
