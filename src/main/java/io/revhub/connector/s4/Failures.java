package io.revhub.connector.s4;

import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.ODataError;
import io.revhub.delivery.Written;
import io.revhub.rules.Refusal;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a failed call of the ERP means, row by row; the first that fits holds. What no row names needs a person. */
final class Failures {

    /** What is to be done about a failure. */
    enum Verdict {
        /** Nothing was done, and another try may do. */
        REPEAT,
        /** It may have been done: look it up when the ERP has settled. */
        LOOK_UP,
        /** The ERP will say the same again: for a person. */
        PARK
    }

    private record Row(Predicate<ODataError> fits, Verdict verdict, String code, String reason, String remedy) {}

    private static final String ASK_ADMINISTRATOR = "Ask the ERP's administrator, then try again.";
    private static final String CORRECT = "Correct what the ERP names, then try again.";

    private static final List<Row> TABLE = List.of(
            repeat(status(401)),
            repeat(status(429)),
            repeat(status(409).or(status(412)).or(status(423))),
            repeat(
                    says(
                            "currently being processed|(locked|blocked|being edited) by|wird (gerade|bereits) (von|bearbeitet)")),
            repeat(status(400).and(says("already exists"))),
            park(
                    status(403).and(says("No service found")),
                    "erp-service-missing",
                    "A service that the hub needs is not switched on in the ERP.",
                    ASK_ADMINISTRATOR),
            park(status(403), "erp-not-allowed", "The ERP does not let the hub's user do this.", ASK_ADMINISTRATOR),
            park(status(404), "erp-record-gone", "The ERP does not have this record any more.", CORRECT),
            park(status(501), "erp-unable", "The ERP is not able to do this.", ASK_ADMINISTRATOR),
            lookUp(status(408)),
            lookUp(error -> error.status() >= 500),
            park(error -> true, "erp-refused", "The ERP refuses this.", CORRECT));

    private Failures() {}

    static Verdict verdict(CallFailed failure) {
        if (failure instanceof ODataError error) {
            return row(error).verdict();
        }
        return failure.nothingDone() ? Verdict.REPEAT : Verdict.LOOK_UP;
    }

    /** How a member of a write ended that failed like this. */
    static Written written(CallFailed failure) {
        return switch (verdict(failure)) {
            case REPEAT -> new Written.Later(failure.retryAfter(), failure.getMessage());
            case LOOK_UP -> new Written.Unknown(failure.getMessage());
            case PARK -> new Written.Refused(refusal((ODataError) failure));
        };
    }

    /** @param error one whose verdict is PARK */
    static Refusal refusal(ODataError error) {
        Row row = row(error);
        String code = error.code().isEmpty() ? "" : " [" + error.code() + "]";
        return new Refusal(row.code(), row.reason(), row.remedy(), error.getMessage() + code);
    }

    private static Row row(ODataError error) {
        return TABLE.stream().filter(row -> row.fits().test(error)).findFirst().orElseThrow();
    }

    private static Predicate<ODataError> status(int status) {
        return error -> error.status() == status;
    }

    private static Predicate<ODataError> says(String words) {
        Pattern pattern = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        return error ->
                error.status() < 500 && pattern.matcher(error.getMessage()).find();
    }

    private static Row repeat(Predicate<ODataError> fits) {
        return new Row(fits, Verdict.REPEAT, null, null, null);
    }

    private static Row lookUp(Predicate<ODataError> fits) {
        return new Row(fits, Verdict.LOOK_UP, null, null, null);
    }

    private static Row park(Predicate<ODataError> fits, String code, String reason, String remedy) {
        return new Row(fits, Verdict.PARK, code, reason, remedy);
    }
}
