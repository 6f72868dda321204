package io.revhub.sandbox.crm;

import java.util.Objects;
import java.util.Set;

/**
 * One write of one record.
 *
 * @param before as it was; null when it is created
 * @param after as it will be; rules complete it
 * @param given the fields that the client named
 * @param user who writes
 */
record Change(Row before, Row after, Set<String> given, String user) {

    boolean creates() {
        return before == null;
    }

    boolean moves(String field) {
        return creates()
                || !Objects.equals(before.body().get(field), after.body().get(field));
    }

    /** The text field takes this value now. */
    boolean becomes(String field, String value) {
        return value.equals(after.text(field)) && moves(field);
    }

    boolean was(String field, String value) {
        return !creates() && value.equals(before.text(field));
    }
}
