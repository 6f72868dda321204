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
import java.util.stream.Collectors;

/** One run's way through the records of the systems, page by page, within its budget. Used by one thread. */
final class Walk {

    static final int PAGE = 200;

    private final FromRoutes fromRoutes;
    private final References references;
    private final Comparison comparison;
    private final Differences differences;
    private final long run;
    private final Tally tally;
    private final Budget budget;

    Walk(
            FromRoutes fromRoutes,
            References references,
            Comparison comparison,
            Differences differences,
            long run,
            Tally tally,
            Budget budget) {
        this.fromRoutes = fromRoutes;
        this.references = references;
        this.comparison = comparison;
        this.differences = differences;
        this.run = run;
        this.tally = tally;
        this.budget = budget;
    }

    /** Gives the ids of a source's records after one of them; an empty page ends it. */
    interface Pages {
        List<String> after(String recordId);
    }

    /** Compares all records of a source that the pages give. */
    void through(Source source, Pages pages) {
        String after = "";
        List<String> ids = pages.after(after);
        while (!ids.isEmpty() && go() && look(source, ids, true)) {
            after = ids.get(ids.size() - 1);
            ids = pages.after(after);
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
        Optional<String> position = Optional.empty();
        boolean more = true;
        while (more && go() && budget.allows(system, 1)) {
            long began = System.nanoTime();
            CatchUp.Page page = query.next(position);
            budget.used(system, 1, began);
            for (Map.Entry<String, List<String>> unknown :
                    unknown(system, page.hints()).entrySet()) {
                Source source = new Source(system, unknown.getKey());
                if (fromRoutes.sources().contains(source)) {
                    inPages(unknown.getValue()).forEach(ids -> look(source, ids, true));
                }
            }
            more = page.more() && !Optional.ofNullable(page.position()).equals(position);
            position = Optional.ofNullable(page.position());
        }
    }

    /** Looks once more at what differed, so that only what still does remains. */
    void onceMore() {
        for (Source source : differences.sources(run)) {
            String after = "";
            List<String> ids = differences.records(run, source, after, PAGE);
            while (!ids.isEmpty() && go()) {
                after = ids.get(ids.size() - 1);
                look(source, ids, false);
                ids = differences.records(run, source, after, PAGE);
            }
        }
    }

    /** @param first false: these records were counted before. @return false if it is of no use to go on with this source */
    private boolean look(Source source, List<String> ids, boolean first) {
        if (!budget.allows(source.system(), ids.size())) {
            return false;
        }
        long began = System.nanoTime();
        try {
            Comparison.Result result = comparison.compare(source, ids);
            differences.forget(run, source, ids);
            differences.add(run, result.differences());
            if (first) {
                tally.compared(result.compared());
                tally.onTheWay(result.onTheWay());
            }
            return true;
        } catch (ReadFailed e) {
            tally.incomplete(source.system() + ": " + e.getMessage());
            return false;
        } finally {
            budget.used(source.system(), ids.size(), began);
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

    private static List<List<String>> inPages(List<String> ids) {
        List<List<String>> pages = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += PAGE) {
            pages.add(ids.subList(i, Math.min(ids.size(), i + PAGE)));
        }
        return pages;
    }

    private static boolean go() {
        return !Thread.currentThread().isInterrupted();
    }
}
