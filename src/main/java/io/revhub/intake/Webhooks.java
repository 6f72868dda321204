package io.revhub.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The webhooks whose routes run, by the system that posts to them. */
final class Webhooks {

    private final Map<String, Open> open = new ConcurrentHashMap<>();

    /** @param capture returns when the hints are durable, or throws */
    record Open(Webhook webhook, Consumer<List<Hint>> capture) {}

    void open(String system, Open webhook) {
        open.put(system, webhook);
    }

    /** Closes this webhook; one that another route has opened since stays open. */
    void close(String system, Open webhook) {
        open.remove(system, webhook);
    }

    Optional<Open> of(String system) {
        return Optional.ofNullable(open.get(system));
    }
}
