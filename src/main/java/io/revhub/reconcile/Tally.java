package io.revhub.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run has come to so far. Used by one thread. */
final class Tally {

    private final Map<String, Long> lookedAt = new TreeMap<>();
    private final List<String> incomplete = new ArrayList<>();
    private long compared;
    private long onTheWay;

    void compared(int more) {
        compared += more;
    }

    void onTheWay(int more) {
        onTheWay += more;
    }

    void lookedAt(String system, int records) {
        lookedAt.merge(system, (long) records, Long::sum);
    }

    void incomplete(String what) {
        if (!incomplete.contains(what)) {
            incomplete.add(what);
        }
    }

    long compared() {
        return compared;
    }

    long onTheWay() {
        return onTheWay;
    }

    long lookedAt(String system) {
        return lookedAt.getOrDefault(system, 0L);
    }

    Map<String, Long> lookedAt() {
        return lookedAt;
    }

    List<String> incomplete() {
        return incomplete;
    }
}
