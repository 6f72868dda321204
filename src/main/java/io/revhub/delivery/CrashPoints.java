package io.revhub.delivery;

import java.util.List;

/**
 * Named places at which a crash would be most harmful. Empty in production; tests throw here, the crash harness halts the
 * process here. docs/architecture.md tells of each.
 */
@FunctionalInterface
public interface CrashPoints {

    /** All of them. */
    List<String> NAMES = List.of(
            "between the two commits",
            "before intake",
            "after announcement",
            "after write",
            "between steps",
            "before confirm");

    /** Called at each point with its name. */
    void reached(String point);
}
