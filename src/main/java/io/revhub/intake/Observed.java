package io.revhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.rules.Refusal;

/** A record that was read, on its way through a from-route. Used by one thread. */
final class Observed {

    private final Reading reading;
    private JsonNode raw;
    private JsonNode output;
    private Refusal refusal;
    private boolean read;

    Observed(Reading reading) {
        this.reading = reading;
    }

    Reading reading() {
        return reading;
    }

    /** @param answer null: the system does not have it */
    void read(JsonNode answer) {
        raw = answer;
        read = true;
    }

    boolean wasRead() {
        return read;
    }

    boolean isGone() {
        return read && raw == null;
    }

    JsonNode raw() {
        return raw;
    }

    void mapped(JsonNode envelope) {
        output = envelope;
    }

    /** What the mapping made; null: nothing. */
    JsonNode output() {
        return output;
    }

    void refuse(Refusal why) {
        refusal = why;
    }

    /** Null: nothing speaks against it yet. */
    Refusal refusal() {
        return refusal;
    }
}
