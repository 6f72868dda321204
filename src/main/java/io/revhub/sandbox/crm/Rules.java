package io.revhub.sandbox.crm;

/** What one object does by itself when its records are written. Nothing is written before all checks have passed. */
interface Rules {

    Rules NONE = new Rules() {};

    /**
     * Completes and judges a record before it is written.
     *
     * @throws SalesforceError if it is refused
     */
    default void before(Change change) {}

    /** Carries a written or deleted record's effects to others. */
    default void after(Row row) {}

    /** @throws SalesforceError if the record may not be deleted */
    default void deleting(Row row) {}
}
