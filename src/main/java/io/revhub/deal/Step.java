package io.revhub.deal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A step on a deal's way.
 *
 * @param at when it was done, or since when it is parked or waits; null if that is not known
 * @param due when the next payment is due, for the step that waits for payments; else null
 */
public record Step(Name name, State state, Instant at, LocalDate due) {

    /** The steps in their order. */
    public enum Name {
        SIGNED,
        ORDERED,
        PROVISIONED,
        FULFILLED,
        INVOICED,
        BOOKED,
        PAID,
        CLOSED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far a step is. */
    public enum State {
        DONE,
        /** Begun, and going on by itself. */
        WAITING,
        /** Needs a person, or waits for something that does. */
        PARKED,
        OPEN,
        /** This deal does not have it. */
        UNNEEDED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
