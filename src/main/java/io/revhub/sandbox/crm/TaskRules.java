package io.revhub.sandbox.crm;

/** A completed task is closed. */
final class TaskRules implements Rules {

    @Override
    public void before(Change change) {
        change.after().set("IsClosed", "Completed".equals(change.after().text("Status")));
    }
}
