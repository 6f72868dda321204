package io.revhub.sandbox.crm.soql;

import java.util.List;

/**
 * TYPEOF: what is selected of a parent goes by what it is.
 *
 * @param relationship the way up, to one of several objects
 * @param otherwise of objects that no case names; empty: nothing, not even the record
 */
public record TypeOf(FieldPath relationship, List<Case> cases, List<FieldPath> otherwise) {

    /** @param object as written */
    public record Case(FieldPath object, List<FieldPath> fields) {}
}
