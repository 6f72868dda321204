package io.revhub.cli.crash;

import io.revhub.cli.client.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the comparison found, a sentence each. */
final class Verdict {

    /** What can be wrong. */
    enum Fault {
        /** Entered, and not in a system where it belongs, or not in its last edition. */
        LOST,
        /** There are two of what was entered once, or something that nobody entered. */
        TWICE,
        /** A system was given an older edition after a newer one. */
        OLDER,
        /** The hub neither delivered it nor says what it waits for or who has to mend it. */
        UNEXPLAINED,
        /** The journal's chain is broken. */
        CHAIN
    }

    private final Map<Fault, List<String>> found = new LinkedHashMap<>();
    private final Map<String, Integer> compared = new LinkedHashMap<>();
    private BigDecimal difference = BigDecimal.ZERO;

    void found(Fault fault, String sentence) {
        found.computeIfAbsent(fault, f -> new ArrayList<>()).add(sentence);
    }

    void compared(String what, int number) {
        compared.merge(what, number, Integer::sum);
    }

    void differs(BigDecimal by) {
        difference = difference.add(by.abs());
    }

    int count(Fault fault) {
        return found.getOrDefault(fault, List.of()).size();
    }

    BigDecimal difference() {
        return difference;
    }

    boolean isGood() {
        return found.isEmpty() && difference.signum() == 0;
    }

    /** How much is wrong, to see whether it still becomes less. */
    int size() {
        return found.values().stream().mapToInt(List::size).sum() + difference.signum();
    }

    List<String> sentences() {
        List<String> all = new ArrayList<>();
        found.forEach((fault, sentences) -> sentences.forEach(sentence -> all.add(fault + ": " + sentence)));
        return all;
    }

    List<String> table() {
        Table table = new Table();
        compared.forEach((what, number) -> table.row(what, String.valueOf(number)));
        return table.lines();
    }

    /** For programs to read. */
    String line(int kills) {
        return "kills=" + kills + " lost=" + count(Fault.LOST) + " twice=" + (count(Fault.TWICE) + count(Fault.OLDER))
                + " unexplained=" + (count(Fault.UNEXPLAINED) + count(Fault.CHAIN)) + " difference="
                + difference.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
