package io.revhub.sandbox.crm.soql;

import java.util.List;
import java.util.Optional;

/**
 * @param text as it was written, for messages
 * @param fields also {@code FIELDS(ALL)} and its like, as the name of a field
 * @param count COUNT() instead of fields
 * @param from the object's name; in a child query the name of the relationship
 * @param fromAt where {@code from} stands in the query
 * @param alias empty if there is none
 * @param limit none: {@link Integer#MAX_VALUE}
 */
public record Query(
        String text,
        List<FieldPath> fields,
        List<TypeOf> typeOfs,
        List<Query> children,
        List<Aggregate> aggregates,
        boolean count,
        String from,
        int fromAt,
        String alias,
        Optional<Condition> where,
        List<FieldPath> groupBy,
        Optional<Condition> having,
        List<Ordering> orderBy,
        int limit,
        int offset) {

    /** A child query's fields, asked of the records of the object that its relationship leads to. */
    public Query of(String object) {
        return new Query(
                text,
                fields,
                typeOfs,
                children,
                aggregates,
                count,
                object,
                fromAt,
                alias,
                Optional.empty(),
                groupBy,
                having,
                List.of(),
                limit,
                offset);
    }

    /** It answers with what is said of many records. */
    public boolean groups() {
        return !aggregates.isEmpty() || !groupBy.isEmpty();
    }
}
