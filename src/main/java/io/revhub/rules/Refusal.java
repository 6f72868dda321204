package io.revhub.rules;

import java.util.List;
import java.util.Objects;

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

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    public Refusal(String code, String reason, String remedy, String said) {
        this(code, reason, remedy, said, List.of());
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
