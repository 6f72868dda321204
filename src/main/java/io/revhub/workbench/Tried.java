package io.revhub.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What came of one input.
 *
 * @param output what the mapping made; null: nothing, or it was refused
 * @param refusal why there is no output, in words; null: it was not refused
 * @param file that is broken; null: none is, the input was refused
 * @param line of that file, from 1; 0: not known
 * @param violations of the canonical form, one sentence each
 */
public record Tried(JsonNode output, String refusal, String file, int line, List<String> violations) {

    /** As it is compared line by line. */
    public String lines() {
        return refusal == null ? Json.lines(output) : "refused: " + refusal;
    }
}
