package io.revhub.connector.matrix;

import java.util.stream.Stream;

/** One operation of a connector: a row of the matrix. */
interface Operation {

    String kamelet();

    /** What is done by it, beside its name. */
    String what();

    /** The system that the faults are set on. */
    String system();

    Stream<Trouble> troubles();

    /** Whether it writes to the system. */
    default boolean writes() {
        return false;
    }

    /** Makes what the operation needs, before anything goes wrong. @param trouble null: none will */
    Trial prepare(Connectors connectors, Trouble trouble);

    /** Lets the trouble come while something is tried. @return whether it was met */
    default boolean meets(Ground ground, Trouble trouble, Runnable tries) {
        return Trouble.during(ground.landscape().faults(system()), trouble.onCalls(writes()), tries);
    }

    /** The operation on records of its own. */
    interface Trial {

        /** Tries once; the next try goes on from what this one has left. */
        Ending attempt();

        /** What came of it: must be the same, whatever went wrong meanwhile. */
        Object result();
    }
}
