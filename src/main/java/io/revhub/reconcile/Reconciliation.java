package io.revhub.reconcile;

import io.revhub.delivery.Duties;
import io.revhub.document.DocumentId;
import io.revhub.document.References;
import io.revhub.intake.FromRoutes;
import io.revhub.intake.FromRoutes.Source;
import io.revhub.intake.ReadFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Runs comparisons, one at a time, on a thread of its own. Thread-safe. */
public final class Reconciliation implements DisposableBean {

    /** What can be compared: what has changed, or everything. */
    public static final List<String> SCOPES = List.of(Run.CHANGED, Run.WHOLE);

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final Duration FIRST_SPAN = Duration.ofDays(1);
    private static final int PAGE = 100;

    private final FromRoutes fromRoutes;
    private final Duties duties;
    private final References references;
    private final KnownRecords known;
    private final Comparison comparison;
    private final DealEquations deals;
    private final Runs runs;
    private final Differences differences;
    private final ReconcileProperties settings;
    private final Clock clock;
    private final AtomicLong running = new AtomicLong();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Reconciliation::daemon);
    private final ExecutorService hands = Executors.newFixedThreadPool(Walk.HANDS, Reconciliation::daemon);

    private static Thread daemon(Runnable task) {
        Thread daemon = new Thread(task, "reconciliation");
        daemon.setDaemon(true);
        return daemon;
    }

    Reconciliation(
            FromRoutes fromRoutes,
            Duties duties,
            References references,
            KnownRecords known,
            Comparison comparison,
            DealEquations deals,
            Runs runs,
            Differences differences,
            ReconcileProperties settings,
            Clock clock) {
        this.fromRoutes = fromRoutes;
        this.duties = duties;
        this.references = references;
        this.known = known;
        this.comparison = comparison;
        this.deals = deals;
        this.runs = runs;
        this.differences = differences;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Begins a run, unless one is under way.
     *
     * @param scope changed: what has changed since the last run, and all open deals; whole: the whole landscape
     * @param by who asks for it
     * @return the id of the new run, or of the one that is under way
     * @throws IllegalArgumentException if there is no such scope
     */
    public synchronized long begin(String scope, String by) {
        if (!SCOPES.contains(scope)) {
            throw new IllegalArgumentException("The scope is changed or whole, not " + scope);
        }
        if (running.get() != 0) {
            return running.get();
        }
        Instant since = runs.lastOf(false).orElseGet(() -> clock.instant().minus(FIRST_SPAN));
        long id = runs.begin(scope, by, clock.instant(), notComparable());
        running.set(id);
        thread.execute(() -> run(id, scope, since));
        return id;
    }

    /** Empty: there never was such a run. */
    public Optional<Run> find(long id) {
        return runs.find(id);
    }

    private void run(long id, String scope, Instant since) {
        Tally tally = new Tally();
        try {
            Budget budget = new Budget(tally, settings.recordsPerSecond(), settings.recordsAtMost());
            Walk walk = new Walk(fromRoutes, references, comparison, differences, id, tally, budget, hands);
            if (scope.equals(Run.WHOLE)) {
                whole(walk, id, tally);
            } else {
                changed(walk, id, tally, since);
            }
            List<String> unequal = differences.deals(id);
            if (!unequal.isEmpty() || !differences.sources(id).isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(settings.settle().toMillis());
                walk.onceMore();
                unequal.forEach(deal -> equationOnceMore(deal, id, tally));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The reconciliation {} did not come to its end", id, e);
            tally.incomplete("It did not come to its end: " + e.getMessage());
        } finally {
            if (Thread.currentThread().isInterrupted()) {
                tally.incomplete("The hub stopped while it ran.");
            }
            runs.end(id, tally, clock.instant());
            running.set(0);
        }
    }

    private void whole(Walk walk, long id, Tally tally) {
        List<Source> sources = fromRoutes.sources();
        sources.forEach(source -> walk.through(source, (after, atMost) -> known.page(source, after, atMost)));
        sources.stream().map(Source::system).distinct().forEach(walk::strangers);
        String after = "";
        List<String> page = deals.page(after, PAGE);
        while (!page.isEmpty() && !Thread.currentThread().isInterrupted()) {
            page.forEach(deal -> equation(deal, id, tally));
            after = page.get(page.size() - 1);
            page = deals.page(after, PAGE);
        }
    }

    private void changed(Walk walk, long id, Tally tally, Instant since) {
        List<String> open = deals.open();
        Set<DocumentId> theirs = new HashSet<>();
        open.forEach(deal -> theirs.addAll(deals.documents(deal)));
        for (Source source : fromRoutes.sources()) {
            walk.through(source, (after, atMost) -> known.changed(source, after, atMost, since, theirs));
        }
        ChangedThere changedThere = new ChangedThere(fromRoutes, known, walk, tally);
        fromRoutes.sources().stream()
                .map(Source::system)
                .distinct()
                .forEach(system -> changedThere.compare(system, since, theirs));
        open.forEach(deal -> equation(deal, id, tally));
    }

    private void equation(String deal, long id, Tally tally) {
        try {
            deals.compare(deal)
                    .ifPresentOrElse(
                            result -> {
                                tally.compared(result.compared());
                                differences.add(id, result.differences());
                            },
                            () -> tally.onTheWay(1));
        } catch (ReadFailed e) {
            tally.incomplete("deals: " + e.getMessage());
        }
    }

    private void equationOnceMore(String deal, long id, Tally tally) {
        try {
            List<Difference> still =
                    deals.compare(deal).map(Comparison.Result::differences).orElse(List.of());
            differences.forgetDeal(id, deal);
            differences.add(id, still);
        } catch (ReadFailed e) {
            tally.incomplete("deals: " + e.getMessage());
        }
    }

    /** What is brought to a system and not read back from there. */
    private List<String> notComparable() {
        List<String> pairs = new ArrayList<>();
        duties.all()
                .forEach((type, systems) -> systems.stream()
                        .filter(system -> !system.startsWith("hub/") && !duties.isRead(type, system))
                        .forEach(system -> pairs.add(type + " in " + system)));
        return pairs;
    }

    @Override
    public void destroy() throws InterruptedException {
        thread.shutdownNow();
        hands.shutdownNow();
        thread.awaitTermination(10, TimeUnit.SECONDS);
    }
}
