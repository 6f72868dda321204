package io.revhub.sandbox.crm.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What SELECT has named so far. */
record Selection(List<FieldPath> fields, List<TypeOf> typeOfs, List<Query> children, List<Aggregate> aggregates) {

    Selection() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** How many functions have no alias. */
    long unnamed() {
        return Stream.concat(
                        fields.stream().map(FieldPath::name),
                        aggregates.stream().map(Aggregate::name))
                .filter(name -> name.startsWith("expr"))
                .count();
    }
}
