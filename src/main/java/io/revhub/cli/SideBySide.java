package io.revhub.cli;

import io.revhub.workbench.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Two texts in two columns for a terminal; between them an exclamation mark where they differ. */
record SideBySide(String left, String right) {

    private static final int WIDEST = 72;

    /** @param around how many equal lines are shown before and after those that differ */
    List<String> lines(List<Row> rows, int around) {
        int width = Math.min(
                WIDEST, rows.stream().mapToInt(r -> text(r.left()).length()).reduce(left.length(), Math::max));
        List<String> lines = new ArrayList<>();
        lines.add(line(left, '|', right, width));
        boolean gap = false;
        for (int i = 0; i < rows.size(); i++) {
            boolean shown = isNear(rows, i, around);
            if (shown) {
                Row row = rows.get(i);
                lines.add(line(text(row.left()), row.same() ? '|' : '!', text(row.right()), width));
            } else if (!gap) {
                lines.add("  ...");
            }
            gap = !shown;
        }
        return lines;
    }

    private static boolean isNear(List<Row> rows, int at, int around) {
        int from = around > at ? 0 : at - around;
        int to = around > rows.size() ? rows.size() : Math.min(rows.size(), at + around + 1);
        return around > rows.size()
                || IntStream.range(from, to).anyMatch(i -> !rows.get(i).same());
    }

    private static String line(String left, char mark, String right, int width) {
        return ("  " + left + " ".repeat(Math.max(0, width - left.length())) + " " + mark + " " + right)
                .stripTrailing();
    }

    private static String text(String line) {
        return line == null ? "" : line;
    }
}
