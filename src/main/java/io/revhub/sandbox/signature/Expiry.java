package io.revhub.sandbox.signature;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks now and then which envelopes nobody signed in time; the business clock may have moved. */
class Expiry implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "sandbox-expiry");
        thread.setDaemon(true);
        return thread;
    });

    Expiry(EnvelopeBook envelopes) {
        timer.scheduleWithFixedDelay(envelopes::expire, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
