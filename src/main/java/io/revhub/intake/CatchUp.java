package io.revhub.intake;

import java.util.List;
import java.util.Optional;

/**
 * Finds by query what has changed in a system since a position, whether or not anybody announced it. Implemented by
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
     * @param position stored after all hints are durable, and given to the next call; opaque to the hub
     * @param more whether the next page can be asked for at once
     */
    record Page(List<Hint> hints, String position, boolean more) {}
}
