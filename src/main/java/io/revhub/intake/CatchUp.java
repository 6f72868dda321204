package io.revhub.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds what has changed in a system since a position: by query, whether or not anybody announced it, or by listening to a
 * stream that goes on from a position. A page is asked for again until its position has been stored. Implemented by
 * connectors; called by one thread at a time.
 */
public interface CatchUp {

    /**
     * The next page of what changed.
     *
     * @param position what an earlier page ended with; empty: nothing was ever asked, begin with everything there is
     * @throws ReadFailed if the system could not be asked now
     */
    Page next(Optional<String> position);

    /**
     * The position of who has heard of everything until then: what was there before comes by an initial load.
     *
     * @return empty: it can only begin with everything there is
     */
    default Optional<String> since(Instant from) {
        return Optional.empty();
    }

    /** Waits before the next page is asked for, where the last one was not followed by more. Returns early if it knows of one. */
    default void await(Duration atMost) throws InterruptedException {
        Thread.sleep(atMost.toMillis());
    }

    /** Gives up what it holds open, as the route stops; {@link #next} may be called again all the same. */
    default void close() {
        // queries hold nothing open
    }

    /**
     * @param position stored after all hints are durable, and given to the next call; opaque to the hub
     * @param more whether the next page can be asked for at once
     * @param remaining about how many records are still to come after this page; null: the system does not tell
     */
    record Page(List<Hint> hints, String position, boolean more, Long remaining) {

        /** A page of a system that does not tell how many are still to come. */
        public Page(List<Hint> hints, String position, boolean more) {
            this(hints, position, more, null);
        }
    }
}
