package io.revhub.load;

import io.revhub.intake.CatchUp;
import io.revhub.intake.FromRoutes;
import io.revhub.intake.FromRoutes.Source;
import io.revhub.intake.Hint;
import io.revhub.intake.Loading;
import io.revhub.intake.ReadFailed;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Carries initial loads out, one after the other, a page's records by some threads of their own. Thread-safe. */
public final class Loads implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Loads.class);
    private static final int AT_ONCE = 200;
    private static final int TRIES = 5;
    private static final int HANDS = 4;

    private final FromRoutes fromRoutes;
    private final Loading loading;
    private final LoadTable table;
    private final Clock clock;
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Loads::daemon);
    /** A page's batches go side by side, since most of a batch is waiting for the system and the database. */
    private final ExecutorService hands = Executors.newFixedThreadPool(HANDS, Loads::daemon);

    private static Thread daemon(Runnable task) {
        Thread daemon = new Thread(task, "initial-load");
        daemon.setDaemon(true);
        return daemon;
    }

    Loads(FromRoutes fromRoutes, Loading loading, LoadTable table, Clock clock) {
        this.fromRoutes = fromRoutes;
        this.loading = loading;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Begins to load all records of a document from a system; one that stopped before its end goes on where it stood.
     *
     * @return the load's id
     * @throws IllegalArgumentException if no route lists such records
     */
    public long begin(String system, String document, String by) {
        if (fromRoutes.of(document, system).isEmpty()) {
            throw new IllegalArgumentException(
                    "No route " + document + "/from-" + system + " lists the records of the system");
        }
        long id = table.begin(system, document, by, clock.instant());
        if (underWay.add(id)) {
            thread.execute(() -> run(id, system, document));
        }
        return id;
    }

    /** Empty: there never was such a load. */
    public Optional<Load> find(long id) {
        return table.find(id);
    }

    /** Writes what a load did not take in, and why, as CSV. */
    public void report(long id, Appendable out) throws IOException {
        new Report(table).write(id, out);
    }

    private void run(long id, String system, String document) {
        try {
            List<CatchUp> queries = fromRoutes.of(document, system);
            for (int query = table.place(id).query(); query < queries.size(); query++) {
                through(id, system, query, queries.get(query));
            }
            end(table.find(id).orElseThrow());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            table.stop(id, "The hub was stopped");
        } catch (RuntimeException e) {
            LOG.warn("The initial load {} of {} from {} stands still", id, document, system, e);
            table.stop(id, e.getMessage());
        } finally {
            underWay.remove(id);
        }
    }

    /** What was refused is asked for by the catch-up, and parked, if it has not been yet. */
    private void end(Load load) {
        if (load.refused() == 0) {
            loading.end(load.document(), load.system(), load.began());
        }
        table.end(load.id(), clock.instant());
    }

    private void through(long id, String system, int query, CatchUp listing) throws InterruptedException {
        String position = table.place(id).position();
        boolean more = true;
        while (more) {
            CatchUp.Page page = next(listing, position);
            Loading.Outcome outcome = load(system, page.hints());
            more = page.more();
            position = page.position();
            LoadTable.Place place = more
                    ? new LoadTable.Place(query, position, page.remaining())
                    : new LoadTable.Place(query + 1, null, 0L);
            table.progress(id, place, page.hints().size(), outcome);
        }
        listing.close();
    }

    private CatchUp.Page next(CatchUp listing, String position) throws InterruptedException {
        return again(() -> listing.next(Optional.ofNullable(position)));
    }

    private Loading.Outcome load(String system, List<Hint> hints) throws InterruptedException {
        Map<String, List<String>> byType = hints.stream()
                .distinct()
                .collect(Collectors.groupingBy(
                        Hint::recordType, TreeMap::new, Collectors.mapping(Hint::recordId, Collectors.toList())));
        List<Callable<Loading.Outcome>> batches = new ArrayList<>();
        byType.forEach((type, ids) -> {
            for (int i = 0; i < ids.size(); i += AT_ONCE) {
                List<String> some = ids.subList(i, Math.min(ids.size(), i + AT_ONCE));
                batches.add(() -> again(() -> loading.load(new Source(system, type), some)));
            }
        });
        return together(hands.invokeAll(batches));
    }

    /** What came of all batches; a failure of one is thrown when all have come to their end. */
    private static Loading.Outcome together(List<Future<Loading.Outcome>> batches) throws InterruptedException {
        int taken = 0;
        int others = 0;
        List<Loading.Refused> refused = new ArrayList<>();
        for (Future<Loading.Outcome> batch : batches) {
            try {
                Loading.Outcome outcome = batch.get();
                taken += outcome.taken();
                others += outcome.others();
                refused.addAll(outcome.refused());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new InterruptedException();
            }
        }
        return new Loading.Outcome(taken, others, refused);
    }

    private interface Asking<T> {
        T ask();
    }

    /** A system that cannot be asked now is asked a few times more, as late as it wants. */
    private static <T> T again(Asking<T> asking) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            try {
                return asking.ask();
            } catch (ReadFailed e) {
                if (tries == TRIES) {
                    throw e;
                }
                Duration after = e.after() == null ? Duration.ofSeconds(1L << tries) : e.after();
                TimeUnit.MILLISECONDS.sleep(after.toMillis());
            }
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        thread.shutdownNow();
        hands.shutdownNow();
        thread.awaitTermination(10, TimeUnit.SECONDS);
        hands.awaitTermination(10, TimeUnit.SECONDS);
    }
}
