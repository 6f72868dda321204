package io.revhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.document.Reference;
import io.revhub.mapping.UnusableFile;
import io.revhub.rules.Refusal;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** A record that was read, on its way through a from-route. Used by one thread. */
final class Observed {

    private final Reading reading;
    private JsonNode raw;
    private JsonNode output;
    private Set<Reference> mappedWithout = Set.of();
    private Refusal refusal;
    private boolean read;
    private Consumer<Readings> ending = readings -> {};

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

    /** The documents of these records were not there when it was mapped. */
    void mappedWithout(Set<Reference> records) {
        mappedWithout = records;
    }

    boolean wasMappedWithout(Reference record) {
        return mappedWithout.contains(record);
    }

    /** What the mapping made; null: nothing. */
    JsonNode output() {
        return output;
    }

    /** It is taken in, or parked: its reading is done. */
    void answered() {
        ending = readings -> readings.answered(reading);
    }

    /** It is to be read again after a while. @param missing the system answered 404 */
    void again(Duration after, boolean missing) {
        ending = readings -> readings.postpone(reading, after, missing);
    }

    /** Tells what became of its reading, if that is decided. */
    void tell(Readings readings) {
        ending.accept(readings);
    }

    /** Begins a sentence. */
    String named() {
        return "The " + reading.recordType() + " " + reading.recordId();
    }

    void refuse(UnusableFile because) {
        refuse(Refusal.unusableFile(named(), because.file(), because.line(), because.reason()));
    }

    void refuse(Refusal why) {
        refusal = why;
    }

    /** Null: nothing speaks against it yet. */
    Refusal refusal() {
        return refusal;
    }
}
