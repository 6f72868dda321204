package io.revhub.reconcile;

import io.revhub.document.DocumentId;
import io.revhub.intake.CatchUp;
import io.revhub.intake.FromRoutes;
import io.revhub.intake.FromRoutes.Source;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares what the systems themselves say has changed, whether or not the hub has heard of it: what somebody changed by hand,
 * what was stamped earlier than it could be seen, what was lost on its way. Of a system that cannot be asked for the changes
 * since a time (Kill Bill), nothing. Used by one thread.
 */
final class ChangedThere {

    private final FromRoutes fromRoutes;
    private final KnownRecords known;
    private final Walk walk;
    private final Tally tally;

    ChangedThere(FromRoutes fromRoutes, KnownRecords known, Walk walk, Tally tally) {
        this.fromRoutes = fromRoutes;
        this.known = known;
        this.walk = walk;
        this.tally = tally;
    }

    /**
     * Compares each record of a system that has changed there.
     *
     * @param since when the last run began
     * @param compared documents all of whose records this run has compared, beside those that have changed in the hub
     */
    void compare(String system, Instant since, Set<DocumentId> compared) {
        Set<Hint> looked = new HashSet<>();
        for (CatchUp query : fromRoutes.changes(system)) {
            try {
                Optional<String> position = query.since(since);
                if (position.isPresent()) {
                    walk.pages(system, query, position, hints -> {
                        Set<Hint> news = new LinkedHashSet<>(hints);
                        news.removeIf(hint -> !looked.add(hint));
                        compare(system, news, since, compared);
                    });
                }
            } catch (ReadFailed e) {
                tally.incomplete(system + ": " + e.getMessage());
            } finally {
                query.close();
            }
        }
    }

    private void compare(String system, Collection<Hint> hints, Instant since, Set<DocumentId> compared) {
        Map<Source, Set<String>> records = new TreeMap<>();
        hints.forEach(hint -> records.computeIfAbsent(new Source(system, hint.recordType()), s -> new LinkedHashSet<>())
                .add(hint.recordId()));
        records.forEach((source, ids) -> {
            ids.removeAll(known.changed(source, ids, since, compared));
            walk.look(source, List.copyOf(ids));
        });
    }
}
