package io.revhub.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * A verifier's way along the chain. After a break it goes on from the stored hash, so that each break is told once and
 * later ones are found too.
 */
final class Walk {

    private static final int ENOUGH = 1000;

    private final List<String> breaks = new ArrayList<>();
    private ChainHead reached = ChainHead.NONE;
    private long sealed;
    private long erased;

    void step(SealedLine line) {
        boolean gap = line.number() != reached.number() + 1;
        if (gap) {
            breaks.add("The chain has a gap: " + numbers(reached.number() + 1, line.number() - 1) + ".");
        }
        sealed++;
        if (line.header() == null) {
            breaks.add("Line " + line.line() + " (number " + line.number() + ") is missing.");
            reached = new ChainHead(line.number(), line.hash(), reached.place());
            return;
        }
        // what came before a gap is unknown, so the line after it cannot be judged
        if (!gap && !line.follows(reached.hash())) {
            breaks.add("The header of line " + line.line() + " (number " + line.number() + ") was changed.");
        }
        payload(line);
        reached = new ChainHead(line.number(), line.hash(), line.header().place());
    }

    private void payload(SealedLine line) {
        if (line.erased()) {
            erased++;
        }
        if (line.payloadChanged()) {
            breaks.add("The payload of line " + line.line() + " (number " + line.number() + ") was changed.");
        }
    }

    private static String numbers(long first, long last) {
        return first == last ? "number " + first + " is missing" : "numbers " + first + " to " + last + " are missing";
    }

    void leftOut(long line) {
        breaks.add("Line " + line + " is older than the newest sealed line, but not in the chain.");
    }

    boolean goesOn() {
        return breaks.size() < ENOUGH;
    }

    long number() {
        return reached.number();
    }

    Place newest() {
        return reached.place();
    }

    Verification result(long unsealed) {
        if (!goesOn()) {
            breaks.add("There were so many breaks that the rest was not looked at.");
        }
        return new Verification(sealed, unsealed, erased, reached.hex(), List.copyOf(breaks));
    }
}
