package io.revhub.connector.shop;

import static io.revhub.connector.http.FailureTable.Meaning.LOOK_UP;
import static io.revhub.connector.http.FailureTable.Meaning.REPEAT;
import static io.revhub.connector.http.FailureTable.Meaning.UNKNOWN;

import io.revhub.connector.http.FailureTable;
import io.revhub.connector.http.FailureTable.Row;
import java.util.List;

/** What Medusa's failures mean. It has no 409: what is there already is refused with 400. */
final class MedusaFailures {

    static final FailureTable TABLE = new FailureTable(List.of(
            Row.of("401", REPEAT),
            Row.of("429", REPEAT),
            Row.of("503", REPEAT),
            Row.of("409", LOOK_UP),
            Row.park(
                    "400",
                    null,
                    "variant with \\w+: .*already exists",
                    "sku-taken",
                    "The shop has the SKU of the %s already, on another product.",
                    "Delete or rename the other variant in the shop, then try again."),
            new Row("400", null, "[Ii]nventory (item|level).*already exists", LOOK_UP, null),
            new Row("400", null, "(handle|email): .*already exists", LOOK_UP, null),
            Row.park(
                    "404",
                    null,
                    null,
                    "record-gone",
                    "The shop does not know the record of the %s any more.",
                    "Restore it in the shop, or stop bringing it there."),
            Row.park(
                    "403",
                    null,
                    null,
                    "not-allowed",
                    "The shop does not allow the hub to write the %s.",
                    "Give the hub a secret key of the admin API, then try again."),
            Row.park(
                    "413",
                    null,
                    null,
                    "too-large",
                    "The %s is larger than the shop takes at once (100 kB).",
                    "Shorten its texts where they come from, or in the mapping."),
            Row.park(
                    "4xx",
                    null,
                    null,
                    "refused",
                    "The shop does not take the %s.",
                    "See the shop's own words; mend the data or the mapping, then try again."),
            Row.of("5xx", UNKNOWN)));

    private MedusaFailures() {}
}
