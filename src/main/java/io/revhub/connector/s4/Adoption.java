package io.revhub.connector.s4;

import io.revhub.delivery.Shown;
import io.revhub.rules.Refusal;
import java.util.Collection;

/** What is said of records that carry the hub's key but cannot be adopted. */
final class Adoption {

    private Adoption() {}

    static Shown several(String what, Collection<String> candidates) {
        return new Shown.Doubtful(new Refusal(
                "erp-key-not-alone",
                "The ERP has several " + what + " with the hub's key: " + String.join(", ", candidates) + ".",
                "Remove the hub's key from the wrong ones, then try again.",
                null));
    }

    static Shown disagreeing(String what, String candidate, String field, String there, String wanted) {
        return new Shown.Doubtful(new Refusal(
                "erp-key-disagrees",
                "The ERP's " + what + " " + candidate + " has the hub's key, but " + field + " " + there
                        + " instead of " + wanted + ".",
                "Correct the record or remove the hub's key from it, then try again.",
                null));
    }

    static Refusal keyMissing(String field) {
        return new Refusal(
                "hub-key-missing",
                "The mapping to the ERP does not put the hub's key into " + field + ", where it would be looked up.",
                "Mend the mapping, then try again.",
                null);
    }
}
