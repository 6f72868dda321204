package io.revhub.sandbox.crm;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Access tokens. They end with their lifetime, when the org wants, and when the sandbox stops. */
final class Tokens {

    private final Supplier<Instant> realTime;
    private final Duration life;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    Tokens(Supplier<Instant> realTime, Duration life) {
        this.realTime = realTime;
        this.life = life;
    }

    String issue() {
        Instant now = realTime.get();
        ends.values().removeIf(now::isAfter);
        byte[] secret = new byte[48];
        random.nextBytes(secret);
        String token = Ids.shortForm(Seed.ORGANISATION) + "!AQ"
                + Base64.getUrlEncoder().encodeToString(secret);
        ends.put(token, now.plus(life));
        return token;
    }

    boolean valid(String token) {
        Instant end = ends.get(token);
        return end != null && realTime.get().isBefore(end);
    }

    void revoke(String token) {
        ends.remove(token);
    }

    void expireAll() {
        ends.clear();
    }
}
