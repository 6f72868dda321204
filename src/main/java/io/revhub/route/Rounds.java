package io.revhub.route;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that is done again and again on a thread of its own while the hub runs. A round that fails is told once, not at every
 * repeat: the database or the broker may be away for hours. Stopping lets a round that is under way come to its end.
 */
public abstract class Rounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final int LONGEST_ROUND_SECONDS = 10;

    private final String name;
    private final Duration every;
    private ScheduledExecutorService thread;
    private boolean failing;

    /** @param name of the thread, and in the log */
    protected Rounds(String name, Duration every) {
        this.name = name;
        this.every = every;
    }

    /** One round. */
    protected abstract void round();

    @Override
    public final synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, name);
            daemon.setDaemon(true);
            return daemon;
        });
        thread.scheduleWithFixedDelay(this::attempt, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public final synchronized void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_ROUND_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} did not stop in time", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public final synchronized boolean isRunning() {
        return thread != null;
    }

    private void attempt() {
        try {
            round();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("{} fails at present, and tries again every {}: {}", name, every, e.toString());
            }
            failing = true;
        }
    }
}
