package io.revhub.connector.provisioning;

import static io.revhub.connector.http.FailureTable.Meaning.LOOK_UP;
import static io.revhub.connector.http.FailureTable.Meaning.REPEAT;
import static io.revhub.connector.http.FailureTable.Meaning.UNKNOWN;

import io.revhub.connector.http.FailureTable;
import io.revhub.connector.http.FailureTable.Row;
import java.util.List;

/** What the provisioning system's failures mean. */
final class ProvisioningFailures {

    static final FailureTable TABLE = new FailureTable(List.of(
            Row.of("401", REPEAT),
            Row.of("429", REPEAT),
            Row.of("503", REPEAT),
            Row.park(
                    "409",
                    null,
                    "revoked",
                    "entitlement-revoked",
                    "The entitlement of the %s is revoked and cannot be changed any more.",
                    "Make a new order, if it is to be provided again."),
            Row.of("409", LOOK_UP),
            Row.park(
                    "404",
                    null,
                    null,
                    "record-gone",
                    "Provisioning does not know the entitlement of the %s any more.",
                    "Look it up there by the id shown here."),
            Row.park(
                    "400",
                    "invalid",
                    "no line",
                    "line-unknown",
                    "The %s has a line that its entitlement has not, and lines cannot be added to it.",
                    "Make a new order for what was added."),
            Row.park(
                    "403",
                    null,
                    null,
                    "not-allowed",
                    "Provisioning does not allow the hub to write the %s.",
                    "Give the hub's token the right to create entitlements, then try again."),
            Row.park(
                    "4xx",
                    null,
                    null,
                    "refused",
                    "Provisioning does not take the %s.",
                    "See provisioning's own words; mend the data or the mapping, then try again."),
            Row.of("5xx", UNKNOWN)));

    private ProvisioningFailures() {}
}
