package io.revhub.reconcile;

import io.revhub.route.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Begins runs when they are due; the first ones an interval after the hub was started for the first time. */
final class Schedule extends Rounds {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final String BY = "schedule";

    private final Reconciliation reconciliation;
    private final Runs runs;
    private final ReconcileProperties settings;
    private final Clock clock;
    private final Instant started;

    Schedule(Reconciliation reconciliation, Runs runs, ReconcileProperties settings, Clock clock) {
        super("reconciliation-schedule", EVERY);
        this.reconciliation = reconciliation;
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    protected void round() {
        if (isDue(settings.wholeEvery(), true)) {
            reconciliation.begin(Run.WHOLE, BY);
        } else if (isDue(settings.changedEvery(), false)) {
            reconciliation.begin(Run.CHANGED, BY);
        }
    }

    private boolean isDue(Duration every, boolean whole) {
        Instant last = runs.lastOf(whole).orElse(started);
        return !every.isZero() && !last.plus(every).isAfter(clock.instant());
    }
}
