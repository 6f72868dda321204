package io.revhub.journal;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Seals and writes counted refusals at every round, on a thread of its own, and once more at shutdown. */
final class JournalRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JournalRounds.class);

    private final Sealer sealer;
    private final Refusals refusals;
    private final Duration every;
    private ScheduledExecutorService thread;
    private boolean failing;

    JournalRounds(Sealer sealer, Refusals refusals, Duration every) {
        this.sealer = sealer;
        this.refusals = refusals;
        this.every = every;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread journal = new Thread(task, "journal");
            journal.setDaemon(true);
            return journal;
        });
        thread.scheduleWithFixedDelay(() -> round(refusals::flush), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        end(thread);
        thread = null;
        round(refusals::flushAll);
    }

    /** Before everything that writes lines, and stopped after it: webhooks are counted until the web server has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void round(Runnable flush) {
        try {
            flush.run();
            sealer.seal();
            failing = false;
        } catch (RuntimeException e) {
            // told once, not every second: the database may be away for hours
            if (!failing) {
                LOG.warn("The journal is not sealed at present, and tries again every {}", every, e);
            }
            failing = true;
        }
    }

    private static void end(ExecutorService thread) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The journal's sealer did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
