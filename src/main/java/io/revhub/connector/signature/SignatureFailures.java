package io.revhub.connector.signature;

import static io.revhub.connector.http.FailureTable.Meaning.LOOK_UP;
import static io.revhub.connector.http.FailureTable.Meaning.REPEAT;
import static io.revhub.connector.http.FailureTable.Meaning.UNKNOWN;

import io.revhub.connector.http.FailureTable;
import io.revhub.connector.http.FailureTable.Row;
import java.util.List;

/** What the e-signature system's failures mean. */
final class SignatureFailures {

    static final FailureTable TABLE = new FailureTable(List.of(
            Row.of("401", REPEAT),
            Row.of("429", REPEAT),
            Row.of("503", REPEAT),
            Row.of("409", LOOK_UP),
            Row.park(
                    "404",
                    null,
                    null,
                    "record-gone",
                    "The e-signature system does not know the envelope of the %s any more.",
                    "Look it up there by the id shown here."),
            Row.park(
                    "4xx",
                    null,
                    null,
                    "refused",
                    "The e-signature system does not take the %s.",
                    "See its own words; mend the data or the mapping, then try again."),
            Row.of("5xx", UNKNOWN)));

    private SignatureFailures() {}
}
