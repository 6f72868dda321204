package io.revhub.workbench;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of two texts side by side.
 *
 * @param left null: only the right text has it
 * @param right null: only the left text has it
 */
public record Row(String left, String right) {

    /** Whether both texts have this line. */
    public boolean same() {
        return left != null && left.equals(right);
    }

    /** The two texts, line by line. */
    public static List<Row> sideBySide(String left, String right) {
        List<String> before = left.lines().toList();
        List<String> after = right.lines().toList();
        List<Row> rows = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            same(before.subList(at, delta.getSource().getPosition()), rows);
            differing(delta.getSource().getLines(), delta.getTarget().getLines(), rows);
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        same(before.subList(at, before.size()), rows);
        return rows;
    }

    private static void same(List<String> lines, List<Row> rows) {
        lines.forEach(line -> rows.add(new Row(line, line)));
    }

    private static void differing(List<String> before, List<String> after, List<Row> rows) {
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            rows.add(new Row(i < before.size() ? before.get(i) : null, i < after.size() ? after.get(i) : null));
        }
    }
}
