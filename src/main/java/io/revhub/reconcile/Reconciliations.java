package io.revhub.reconcile;

import java.io.IOException;
import java.util.List;

/** What runs have found, and its repair. Thread-safe. */
public final class Reconciliations {

    private static final int MOST = 20;

    private final Runs runs;
    private final Differences differences;
    private final Repair repair;

    Reconciliations(Runs runs, Differences differences, Repair repair) {
        this.runs = runs;
        this.differences = differences;
        this.repair = repair;
    }

    /** The newest twenty runs, the newest first. */
    public List<Run> newest() {
        return runs.newest(MOST);
    }

    /** A page of what a run has found, in the order of the differences' ids. @param after the last id of the page before */
    public List<Difference> differences(long run, long after, int atMost) {
        return differences.page(run, after, atMost);
    }

    /** What a run has found, the largest amounts first. */
    public List<Difference> largest(long run, int atMost) {
        return differences.largest(run, atMost);
    }

    /** What a run has found by day and currency, the newest days first. */
    public List<DayOfDifferences> days(long run, int atMost) {
        return differences.days(run, atMost);
    }

    /** Writes what a run has found as CSV. */
    public void write(long run, Appendable out) throws IOException {
        new Csv(differences).write(run, out);
    }

    /**
     * Repairs a difference by the ordinary ways: its record is read again, its delivery is due again.
     *
     * @param by who asks for it
     * @return false if there is none, or nothing that this could mend
     */
    public boolean repair(long difference, String by) {
        return repair.repair(difference, by);
    }
}
