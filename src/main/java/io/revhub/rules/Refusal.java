package io.revhub.rules;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Why something needs a person.
 *
 * @param code short and stable, for grouping and counting, and the key of the sentence in other languages: {@code period-closed}
 * @param reason one sentence that an accountant understands
 * @param remedy what would mend it, as one sentence
 * @param said the system's own words; null if no system spoke
 * @param arguments what the reason names, in the order in which the sentences of other languages count it
 */
public record Refusal(String code, String reason, String remedy, String said, List<String> arguments) {

    private static final String UNUSABLE_FILE = "unusable-file";
    private static final String UNKNOWN_CODE = "unknown-code";

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    public Refusal(String code, String reason, String remedy, String said) {
        this(code, reason, remedy, said, List.of());
    }

    /**
     * Something cannot go on as long as a file that engineers edit cannot be used; it is tried again once the files change.
     *
     * @param what begins a sentence: The order 4711
     * @param line from 1; 0: not known
     */
    public static Refusal unusableFile(String what, String file, int line, String reason) {
        String place = file + (line > 0 ? ":" + line : "");
        return new Refusal(
                        UNUSABLE_FILE,
                        what + " cannot go on, because a file cannot be used: " + place + ": " + reason + ".",
                        "Mend " + file + "; this then goes on by itself.",
                        null)
                .naming(place + ": " + reason, file);
    }

    /**
     * A mapping cannot map something.
     *
     * @param what begins a sentence: The order 4711 cannot be brought into the form of the erp
     * @param codeList the file that lacks an entry; it is tried again once the files change
     */
    public static Refusal unmapped(String what, String reason, Optional<String> codeList) {
        return codeList.map(file -> new Refusal(
                                UNKNOWN_CODE,
                                what + ": " + reason + ".",
                                "Add the entry to " + file + "; this then goes on by itself.",
                                null)
                        .naming(reason, file))
                .orElseGet(() -> new Refusal(
                                "mapping-failed",
                                what + ": " + reason,
                                "Mend the data or the mapping, then try again.",
                                null)
                        .naming(reason));
    }

    /** Whether a change of the files that engineers edit may mend it. */
    public boolean isMendedByFiles() {
        return code.equals(UNUSABLE_FILE) || code.equals(UNKNOWN_CODE);
    }

    /** The same, naming these. */
    public Refusal naming(Object... named) {
        return new Refusal(
                code,
                reason,
                remedy,
                said,
                List.of(named).stream().map(Objects::toString).toList());
    }
}
