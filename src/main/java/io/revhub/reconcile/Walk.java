package io.revhub.reconcile;

import io.revhub.document.Reference;
import io.revhub.document.References;
import io.revhub.intake.CatchUp;
import io.revhub.intake.FromRoutes;
import io.revhub.intake.FromRoutes.Source;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One run's way through the records of the systems, page by page, within its budget. Used by one thread. */
final class Walk {

    static final int PAGE = 200;
    /** So many pages are looked at side by side, since most of a look is waiting for the system. */
    static final int HANDS = 4;

    private final FromRoutes fromRoutes;
    private final References references;
    private final Comparison comparison;
    private final Differences differences;
    private final long run;
    private final Tally tally;
    private final Budget budget;
    private final ExecutorService hands;

    /** @param hands look at {@link #HANDS} pages at once; all else is done by the caller's thread */
    Walk(
            FromRoutes fromRoutes,
            References references,
            Comparison comparison,
            Differences differences,
            long run,
            Tally tally,
            Budget budget,
            ExecutorService hands) {
        this.fromRoutes = fromRoutes;
        this.references = references;
        this.comparison = comparison;
        this.differences = differences;
        this.run = run;
        this.tally = tally;
        this.budget = budget;
        this.hands = hands;
    }

    /** Gives the ids of a source's records after one of them, so many at most; none ends it. */
    interface Pages {
        List<String> after(String recordId, int atMost);
    }

    /** Compares all records of a source that the pages give. */
    void through(Source source, Pages pages) {
        String after = "";
        List<String> ids = pages.after(after, HANDS * PAGE);
        while (!ids.isEmpty() && go() && look(source, ids, true)) {
            after = ids.get(ids.size() - 1);
            ids = pages.after(after, HANDS * PAGE);
        }
    }

    /** Lists all that a system has, and looks at what the hub does not know. */
    void strangers(String system) {
        if (!fromRoutes.lists(system)) {
            tally.incomplete(system + ": nothing lists its records, so none is found that the hub does not know");
            return;
        }
        for (CatchUp query : fromRoutes.all(system)) {
            try {
                strangers(system, query);
            } catch (ReadFailed e) {
                tally.incomplete(system + ": " + e.getMessage());
            } finally {
                query.close();
            }
        }
    }

    private void strangers(String system, CatchUp query) {
        pages(
                system,
                query,
                Optional.empty(),
                hints -> unknown(system, hints).forEach((type, ids) -> {
                    Source source = new Source(system, type);
                    inLots(ids, HANDS * PAGE).forEach(lot -> look(source, lot));
                }));
    }

    /**
     * Asks a query for page after page; a page counts as one record in the budget.
     *
     * @param from the position to begin with
     * @throws ReadFailed if the system could not be asked
     */
    void pages(String system, CatchUp query, Optional<String> from, Consumer<List<Hint>> taker) {
        Optional<String> position = from;
        boolean more = true;
        while (more && go() && budget.allowed(system, 1) > 0) {
            long began = System.nanoTime();
            CatchUp.Page page = query.next(position);
            budget.used(system, 1, began);
            taker.accept(page.hints());
            more = page.more() && !Optional.ofNullable(page.position()).equals(position);
            position = Optional.ofNullable(page.position());
        }
    }

    /** Compares these records, if the source is one that is read. */
    void look(Source source, List<String> ids) {
        if (!ids.isEmpty() && fromRoutes.sources().contains(source)) {
            look(source, ids, true);
        }
    }

    /** Looks once more at what differed, so that only what still does remains. */
    void onceMore() {
        for (Source source : differences.sources(run)) {
            String after = "";
            List<String> ids = differences.records(run, source, after, HANDS * PAGE);
            while (!ids.isEmpty() && go()) {
                after = ids.get(ids.size() - 1);
                look(source, ids, false);
                ids = differences.records(run, source, after, HANDS * PAGE);
            }
        }
    }

    /** @param first false: these records were counted before. @return false if it is of no use to go on with this source */
    private boolean look(Source source, List<String> ids, boolean first) {
        int allowed = budget.allowed(source.system(), ids.size());
        long began = System.nanoTime();
        List<List<String>> pages = inLots(ids.subList(0, allowed), PAGE);
        boolean good = allowed == ids.size();
        try {
            List<Future<Comparison.Result>> looks = hands.invokeAll(pages.stream()
                    .<Callable<Comparison.Result>>map(page -> () -> comparison.compare(source, page))
                    .toList());
            for (int i = 0; i < pages.size(); i++) {
                good &= take(source, pages.get(i), looks.get(i), first);
            }
            return good;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            budget.used(source.system(), allowed, began);
        }
    }

    private boolean take(Source source, List<String> ids, Future<Comparison.Result> look, boolean first)
            throws InterruptedException {
        try {
            Comparison.Result result = look.get();
            differences.forget(run, source, ids);
            differences.add(run, result.differences());
            if (first) {
                tally.compared(result.compared());
                tally.onTheWay(result.onTheWay());
            }
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ReadFailed failed) {
                tally.incomplete(source.system() + ": " + failed.getMessage());
                return false;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private Map<String, List<String>> unknown(String system, Collection<Hint> hints) {
        List<Reference> all = hints.stream()
                .map(h -> new Reference(system, h.recordType(), h.recordId()))
                .distinct()
                .toList();
        Set<Reference> known = references.find(all).keySet();
        return all.stream()
                .filter(r -> !known.contains(r))
                .collect(Collectors.groupingBy(
                        Reference::recordType,
                        TreeMap::new,
                        Collectors.mapping(Reference::recordId, Collectors.toList())));
    }

    private static List<List<String>> inLots(List<String> ids, int size) {
        List<List<String>> lots = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += size) {
            lots.add(ids.subList(i, Math.min(ids.size(), i + size)));
        }
        return lots;
    }

    private static boolean go() {
        return !Thread.currentThread().isInterrupted();
    }
}
