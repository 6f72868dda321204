package io.revhub.deal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a deal stands as a whole. */
public enum DealState {
    /** It goes on by itself. */
    RUNNING,
    /** Somebody has to mend something first. */
    BLOCKED,
    /** Fulfilled, invoiced, booked, paid and cleared. */
    CLOSED;

    /** The word in lower case, as the API and the message bundles have it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
