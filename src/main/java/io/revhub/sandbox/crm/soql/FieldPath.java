package io.revhub.sandbox.crm.soql;

import java.util.Arrays;
import java.util.List;

/**
 * A field, by its own name or by the way up to it: {@code Quote.Opportunity.AccountId}.
 *
 * @param at where it stands in the query
 */
public record FieldPath(List<String> names, int at) {

    static FieldPath of(Token word) {
        return new FieldPath(Arrays.asList(word.text().split("\\.")), word.at());
    }

    public String field() {
        return names.get(names.size() - 1);
    }

    public List<String> relationships() {
        return names.subList(0, names.size() - 1);
    }

    /** The path from the first record up. */
    public FieldPath rest() {
        return new FieldPath(names.subList(1, names.size()), at);
    }
}
