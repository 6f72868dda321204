package io.revhub.route;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer with threads of its own that look for work until the route stops. What a round throws is logged and the next
 * round comes a moment later, so that an outage of the database or the broker ends nothing.
 */
public abstract class Worker extends DefaultConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;
    private static final long LONGEST_ROUND_MILLIS = 15_000;

    private final int threads;
    private final Set<Thread> idling = ConcurrentHashMap.newKeySet();
    private ExecutorService pool;

    protected Worker(Endpoint endpoint, Processor processor, int threads) {
        super(endpoint, processor);
        this.threads = threads;
    }

    /**
     * Looks for work once and carries it out. Runs in one thread at a time for each thread of the worker.
     *
     * @throws InterruptedException when the route stops
     */
    protected abstract void round() throws Exception;

    /** Waits until work may have come; interrupted when the route stops. Called by {@link #rest}. */
    protected abstract void idle() throws InterruptedException;

    /** For a round that found nothing to do. */
    protected final void rest() throws InterruptedException {
        resting(this::idle);
    }

    private interface Rest {
        void begin() throws InterruptedException;
    }

    private void resting(Rest rest) throws InterruptedException {
        idling.add(Thread.currentThread());
        try {
            if (isRunAllowed() && !isStoppingOrStopped()) {
                rest.begin();
            }
        } finally {
            idling.remove(Thread.currentThread());
        }
    }

    /** Sends {@code body} down the route and waits for its end. @return what the route threw; null: nothing */
    protected Exception process(Object body) throws Exception {
        Exchange exchange = createExchange(true);
        exchange.getIn().setBody(body);
        getProcessor().process(exchange);
        return exchange.getException();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        pool = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, getEndpoint().getEndpointUri(), threads);
        for (int i = 0; i < threads; i++) {
            pool.submit(this::work);
        }
    }

    /** A round that is under way comes to its end, so that no call is cut off in the middle; who rests is woken. */
    @Override
    protected void doStop() throws Exception {
        if (pool != null) {
            pool.shutdown();
            idling.forEach(Thread::interrupt);
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(pool, LONGEST_ROUND_MILLIS);
            pool = null;
        }
        super.doStop();
    }

    private void work() {
        while (isRunAllowed() && !isStoppingOrStopped()) {
            try {
                if (isSuspendingOrSuspended()) {
                    rest();
                } else {
                    round();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                pause(e);
            }
        }
    }

    private void pause(Exception e) {
        if (isStoppingOrStopped()) {
            return;
        }
        LOG.warn("{}: {}", getEndpoint(), e.toString());
        LOG.debug("{}", getEndpoint(), e);
        try {
            resting(() -> Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
