package io.revhub.sandbox.crm.pubsub;

/** What an event says happened. GAP events carry ids and no fields; after an overflow not even the ids. */
enum ChangeType {
    CREATE,
    UPDATE,
    DELETE,
    UNDELETE,
    GAP_CREATE,
    GAP_UPDATE,
    GAP_DELETE,
    GAP_UNDELETE,
    GAP_OVERFLOW,
    SNAPSHOT
}
