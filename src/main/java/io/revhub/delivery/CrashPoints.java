package io.revhub.delivery;

import java.util.List;

/**
 * Named places at which a crash would be most harmful. Empty in production; tests throw here, the crash harness halts the
 * process here. docs/architecture.md tells of each.
 */
@FunctionalInterface
public interface CrashPoints {

    String BETWEEN_THE_TWO_COMMITS = "between the two commits";
    String BEFORE_INTAKE = "before intake";
    String AFTER_ANNOUNCEMENT = "after announcement";
    String AFTER_WRITE = "after write";
    String BETWEEN_STEPS = "between steps";
    String BEFORE_CONFIRM = "before confirm";

    /** All of them. */
    List<String> NAMES = List.of(
            BETWEEN_THE_TWO_COMMITS, BEFORE_INTAKE, AFTER_ANNOUNCEMENT, AFTER_WRITE, BETWEEN_STEPS, BEFORE_CONFIRM);

    /** Called at each point with its name. */
    void reached(String point);
}
