package io.revhub.connector.s4;

import io.revhub.rules.Refusal;

/** The ERP cannot make a record as it is wanted. */
final class CannotChange extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private CannotChange(String code, String reason, String remedy) {
        super(reason);
        this.refusal = new Refusal(code, reason, remedy, null);
    }

    static CannotChange field(String name, String there) {
        return new CannotChange(
                "erp-cannot-change",
                "The ERP cannot change " + name + " of a record that exists; it has " + there + ".",
                "Take the change back, or cancel the record in the ERP and have a new one made.");
    }

    static CannotChange removed(String navigation, int number) {
        return new CannotChange(
                "erp-cannot-remove",
                "The ERP's record has " + number + " more lines (" + navigation
                        + ") than are wanted, and the hub deletes none.",
                "Reject these lines in the ERP, or put them back.");
    }

    static CannotChange ambiguous(String navigation) {
        return new CannotChange(
                "erp-ambiguous",
                "Which of the ERP's records in " + navigation + " is meant cannot be told.",
                "Make the change in the ERP by hand.");
    }

    static CannotChange gone(String what) {
        return new CannotChange(
                "erp-record-gone",
                "The ERP does not have " + what + " any more.",
                "Restore it in the ERP, or remove the reference and have it made anew.");
    }

    Refusal refusal() {
        return refusal;
    }
}
