package io.revhub.delivery;

/**
 * Named places at which a crash would be most harmful. Empty in production; tests throw here, the crash harness halts the
 * process here. docs/architecture.md lists the points.
 */
@FunctionalInterface
public interface CrashPoints {

    /** Called at each point with its name. */
    void reached(String point);
}
