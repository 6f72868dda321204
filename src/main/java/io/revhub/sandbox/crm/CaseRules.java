package io.revhub.sandbox.crm;

/** A case is closed by its status. */
final class CaseRules implements Rules {

    private final Org org;

    CaseRules(Org org) {
        this.org = org;
    }

    @Override
    public void before(Change change) {
        boolean closed = "Closed".equals(change.after().text("Status"));
        change.after().set("IsClosed", closed);
        if (change.moves("Status")) {
            change.after().set("ClosedDate", closed ? org.now() : null);
        }
    }
}
