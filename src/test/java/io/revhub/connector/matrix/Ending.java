package io.revhub.connector.matrix;

import java.time.Duration;

/** How one try of an operation ended. */
sealed interface Ending {

    /** @param how "", or what was needed for it */
    record Done(String how) implements Ending {}

    /** @param why the stated reason @param after what the system asked for; null: nothing */
    record Again(String why, Duration after) implements Ending {

        boolean asksToWait() {
            return after != null && !after.isZero();
        }
    }

    /** For a person. */
    record Refused(String code) implements Ending {}
}
