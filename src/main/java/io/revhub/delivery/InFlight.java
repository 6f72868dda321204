package io.revhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Document;
import io.revhub.document.Part;
import io.revhub.document.PartReference;
import io.revhub.rules.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A claimed delivery on its way through a to-route. Used by one thread. */
public final class InFlight {

    private final Claim claim;
    private final Document document;
    private Delivery delivery;
    private JsonNode output;
    private ObjectNode overlay;
    private long seen;
    private Outcome outcome;
    private String warning;
    private Duration settle;
    private Set<String> asked = Set.of();
    private Set<Part> waived = Set.of();
    private Set<Part> leftOut = Set.of();

    InFlight(Claim claim, Document document) {
        this.claim = claim;
        this.document = document;
    }

    Claim claim() {
        return claim;
    }

    /** The newest version, which is brought. */
    public Document document() {
        return document;
    }

    /** What the mapping made of the document; null before it ran, or if it made nothing. */
    public JsonNode output() {
        return output;
    }

    void mapped(JsonNode made) {
        output = made;
    }

    Delivery delivery() {
        return delivery;
    }

    void send(Delivery ready) {
        delivery = ready;
    }

    void learn(List<PartReference> references) {
        delivery = delivery.with(references);
    }

    /** What the system showed of the document when this delivery was compared; becomes the base. */
    ObjectNode overlay() {
        return overlay;
    }

    /** The stamp of the facet that it was compared with; 0: of none. */
    long seen() {
        return seen;
    }

    void comparedWith(ObjectNode shown, long stamp) {
        overlay = shown;
        seen = stamp;
    }

    /** The parts that others waited for when this delivery was mapped. */
    Set<String> asked() {
        return asked;
    }

    void ask(Set<String> parts) {
        asked = parts;
    }

    /** What it does not wait for any more, since that waits for it. */
    Set<Part> waived() {
        return waived;
    }

    void waive(Set<Part> parts) {
        waived = parts;
    }

    /** Those of the waived that are not there yet: its record goes without references to them. */
    Set<Part> leftOut() {
        return leftOut;
    }

    void leaveOut(Set<Part> parts) {
        leftOut = parts;
    }

    String warning() {
        return warning;
    }

    /** Tells a person what is not as it should be; one after the other. */
    void warn(String text) {
        warning = warning == null ? text : warning + " " + text;
    }

    /** Whether nothing has decided yet how this delivery ends. */
    public boolean isOpen() {
        return outcome == null;
    }

    Outcome outcome() {
        return outcome;
    }

    void end(Outcome how) {
        outcome = how;
    }

    /** Ends it as done. */
    public void delivered() {
        end(new Outcome.Delivered(true));
    }

    /** Ends it as a matter for a person. */
    public void park(Refusal refusal) {
        end(new Outcome.Parked(refusal, false));
    }

    /** Ends it as a matter for a person, because the system has answered that it does not take it. */
    void refused(Refusal refusal) {
        end(new Outcome.Parked(refusal, true));
    }

    /** Ends it as to be looked at again when a business date has come. */
    public void againOn(LocalDate day) {
        end(new Outcome.Scheduled(day));
    }

    /** A call is about to be made: from here on, what ends it early leaves its outcome unknown. */
    void sending(Duration toSettle) {
        settle = toSettle;
    }

    /** Ends it as to be tried again; if a call had been made, after looking up what came of it. */
    public void later(String said) {
        end(settle == null ? new Outcome.Later(null, said) : new Outcome.Unknown(settle, said));
    }
}
