package io.revhub.sandbox.crm.soql;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A field, by its own name or by the way up to it: {@code Quote.Opportunity.AccountId}.
 *
 * @param at where it stands in the query
 * @param function what is asked of the field instead of its value
 * @param name under which the answer has what the function says: the alias, or expr0, expr1, ...; empty: not selected
 */
public record FieldPath(List<String> names, int at, Optional<DateFunction> function, String name) {

    FieldPath(List<String> names, int at) {
        this(names, at, Optional.empty(), "");
    }

    static FieldPath of(Token word) {
        return new FieldPath(Arrays.asList(word.text().split("\\.")), word.at());
    }

    FieldPath by(DateFunction asked) {
        return new FieldPath(names, at, Optional.of(asked), "");
    }

    FieldPath named(String answer) {
        return new FieldPath(names, at, function, answer);
    }

    public String field() {
        return names.get(names.size() - 1);
    }

    public List<String> relationships() {
        return names.subList(0, names.size() - 1);
    }

    /** The path from the first record up. */
    public FieldPath rest() {
        return new FieldPath(names.subList(1, names.size()), at, function, name);
    }

    /** As it is written, whatever the spaces. */
    public String text() {
        String path = String.join(".", names);
        return function.map(asked -> asked + "(" + path + ")").orElse(path);
    }
}
