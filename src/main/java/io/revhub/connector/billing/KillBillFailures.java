package io.revhub.connector.billing;

import static io.revhub.connector.http.FailureTable.Meaning.LOOK_UP;
import static io.revhub.connector.http.FailureTable.Meaning.REPEAT;
import static io.revhub.connector.http.FailureTable.Meaning.UNKNOWN;

import io.revhub.connector.http.FailureTable;
import io.revhub.connector.http.FailureTable.Row;
import java.util.List;

/** What Kill Bill's failures mean. Some of its 500s are the document's fault, some of its 400s another writer's. */
final class KillBillFailures {

    static final FailureTable TABLE = new FailureTable(List.of(
            Row.of("401", REPEAT),
            Row.of("429", REPEAT),
            Row.of("503", REPEAT),
            Row.of("409", LOOK_UP),
            Row.of("400", "4023", LOOK_UP),
            Row.of("400", "4024", LOOK_UP),
            Row.of("400", "7030", LOOK_UP),
            Row.of("400", "7032", LOOK_UP),
            Row.park(
                    "400",
                    "7199",
                    null,
                    "more-than-owed",
                    "The %s is more than what is owed, or was paid, in billing.",
                    "Bring the rest to another invoice, or make it a credit."),
            Row.park(
                    "400",
                    "2060",
                    null,
                    "plan-price-fixed",
                    "Billing has the plan of the %s already with another price or period, and neither can be changed"
                            + " there.",
                    "Give the new price a plan of its own, or add a catalogue version in Kill Bill."),
            Row.park(
                    "400",
                    "3",
                    "currency",
                    "currency-differs",
                    "The %s is in another currency than its account in billing.",
                    "Bill it to an account in this currency; an account's currency cannot be changed."),
            Row.park(
                    "400",
                    "4015",
                    null,
                    "amount-not-positive",
                    "The %s has a line with a negative amount, which billing does not take as a charge.",
                    "Make it a credit note, or correct the line."),
            Row.park(
                    "404",
                    null,
                    null,
                    "record-gone",
                    "Billing does not know the account or the draft of the %s any more.",
                    "Look it up in Kill Bill by the ids shown here, then try again."),
            Row.park(
                    "403",
                    null,
                    null,
                    "not-allowed",
                    "Billing does not allow the hub to write the %s.",
                    "Give the hub's user the rights that docs/connectors/killbill.md names, then try again."),
            Row.park(
                    "500",
                    null,
                    "too long",
                    "text-too-long",
                    "A text of the %s is longer than billing can hold (255 characters).",
                    "Shorten the text where it comes from, or in the mapping."),
            Row.park(
                    "500",
                    null,
                    "out of range|numeric field overflow",
                    "amount-too-large",
                    "The %s has an amount or a quantity that billing cannot hold.",
                    "Let the ERP invoice it, or split it."),
            Row.park(
                    "4xx",
                    null,
                    null,
                    "refused",
                    "Billing does not take the %s.",
                    "See billing's own words; mend the data or the mapping, then try again."),
            Row.of("5xx", UNKNOWN)));

    private KillBillFailures() {}
}
