package io.revhub.intake;

import io.revhub.route.CallTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A catch-up whose queries are measured. */
record TimedCatchUp(CatchUp catchUp, CallTimes times) implements CatchUp {

    @Override
    public Page next(Optional<String> position) {
        return times.of("catch-up", () -> catchUp.next(position));
    }

    @Override
    public Optional<String> since(Instant from) {
        return catchUp.since(from);
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
        catchUp.await(atMost);
    }

    @Override
    public void close() {
        catchUp.close();
    }
}
