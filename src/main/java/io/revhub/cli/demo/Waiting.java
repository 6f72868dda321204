package io.revhub.cli.demo;

import io.revhub.cli.client.Unreachable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for what the hub brings about, not for ever, and not at all behind something that needs a person. */
final class Waiting {

    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    private final Supplier<Map<Long, String>> parked;
    private final Duration patience;
    private final Duration mercy;
    private final Map<Long, Long> seenAt = new HashMap<>();

    /**
     * @param parked what needs a person: its number, and a sentence
     * @param patience how long to wait for one thing
     * @param mercy how long something may be parked: a later version can resolve it
     */
    Waiting(Supplier<Map<Long, String>> parked, Duration patience, Duration mercy) {
        this.parked = parked;
        this.patience = patience;
        this.mercy = mercy;
        parked.get().keySet().forEach(known -> seenAt.put(known, Long.MAX_VALUE));
    }

    /**
     * Looks until there is something.
     *
     * @param what for the message, if it does not come
     * @throws Stuck if it does not come in time, or something stays parked meanwhile
     */
    <T> T until(String what, Supplier<Optional<T>> look) {
        long start = System.nanoTime();
        while (true) {
            Optional<T> found = look(look);
            if (found.isPresent()) {
                return found.get();
            }
            refuseParked(what);
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new Stuck("After " + patience.toSeconds() + " s there is still no " + what);
            }
            pause();
        }
    }

    private static <T> Optional<T> look(Supplier<Optional<T>> look) {
        try {
            return look.get();
        } catch (Unreachable e) {
            // whoever is away may come back in time
            return Optional.empty();
        }
    }

    private void refuseParked(String what) {
        Map<Long, String> now = look(() -> Optional.of(parked.get())).orElseGet(Map::of);
        now.forEach((number, sentence) -> {
            long since = seenAt.computeIfAbsent(number, n -> System.nanoTime());
            if (since != Long.MAX_VALUE && System.nanoTime() - since > mercy.toNanos()) {
                throw new Stuck("Waiting for " + what + ", but this is parked: " + sentence);
            }
        });
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
