package io.revhub.workbench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A sample held against what the mapping makes of it now.
 *
 * @param rows expected and made, side by side
 */
public record Verdict(Sample sample, Tried tried, boolean asExpected, List<Row> rows) {

    /** How many rows differ. */
    public long differing() {
        return rows.stream().filter(row -> !row.same()).count();
    }

    /** The sample's text, if it were to expect what the mapping makes now. */
    public String accepted() {
        ObjectNode content = sample.content().deepCopy();
        content.remove(List.of("then", "refused"));
        if (tried.refusal() != null) {
            content.put("refused", tried.refusal());
        } else {
            content.set("then", tried.output() == null ? JsonNodeFactory.instance.nullNode() : tried.output());
        }
        return Json.asWritten(content) + "\n";
    }
}
