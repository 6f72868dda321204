package io.revhub.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes workers of this process when there is work for them; the database stays the truth, this only saves the wait. */
public final class WakeUps {

    private final Map<String, Semaphore> bells = new ConcurrentHashMap<>();

    /** Rings after the running transaction has committed; at once if there is none. */
    public void ring(String work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            bell(work).release();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell(work).release();
            }
        });
    }

    /** Waits until somebody rings, or the time is over. */
    public void await(String work, Duration atMost) throws InterruptedException {
        Semaphore bell = bell(work);
        if (bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }

    private Semaphore bell(String work) {
        return bells.computeIfAbsent(work, w -> new Semaphore(0));
    }
}
