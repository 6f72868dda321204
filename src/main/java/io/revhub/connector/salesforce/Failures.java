package io.revhub.connector.salesforce;

import io.revhub.delivery.Written;
import io.revhub.intake.ReadFailed;
import io.revhub.rules.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** What Salesforce's failures mean, row by row; the first that fits holds. What no row names needs a person. */
final class Failures {

    enum Verdict {
        /** Nothing was done, and another try may do. */
        REPEAT,
        /** Nothing was done, and nothing will be for a while. */
        PAUSE,
        /** It may have been done: look it up later. */
        LOOK_UP,
        /** Salesforce will say the same again: for a person. */
        PARK
    }

    private static final Duration PAUSE = Duration.ofMinutes(5);

    private record Row(Pattern code, Pattern status, Pattern words, Verdict verdict, Refusal wording) {

        boolean fits(CrmError error) {
            return (code == null || code.matcher(error.code()).matches())
                    && (status == null
                            || status.matcher(String.valueOf(error.status())).matches())
                    && (words == null
                            || words.matcher(String.valueOf(error.message())).find());
        }
    }

    private static final String TRY_AGAIN = "Correct it there or where the value comes from, then try again.";
    private static final String SETUP = "Let the CRM's administrator compare with docs/connectors/salesforce.md.";

    private static final List<Row> TABLE = List.of(
            code(
                    "UNABLE_TO_LOCK_ROW|SERVER_UNAVAILABLE|QUERY_TIMEOUT|INVALID_SESSION_ID|INVALID_QUERY_LOCATOR"
                            + "|PROCESSING_HALTED|ALL_OR_NONE_OPERATION_ROLLED_BACK",
                    Verdict.REPEAT),
            code("REQUEST_LIMIT_EXCEEDED|API_CURRENTLY_DISABLED|API_DISABLED_FOR_ORG", Verdict.PAUSE),
            code("UNKNOWN_EXCEPTION|REQUEST_RUNNING_TOO_LONG", Verdict.LOOK_UP),
            park(
                    "REQUIRED_FIELD_MISSING",
                    "field-missing",
                    "The %s lacks a value that the CRM requires.",
                    "Fill the value in where the %s comes from, then try again."),
            park(
                    "DUPLICATE_VALUE|DUPLICATES_DETECTED|DUPLICATE_EXTERNAL_ID",
                    "duplicate",
                    "The CRM already has another record with a value of the %s that it allows only once.",
                    "Compare the two records in the CRM and merge or correct one, then try again."),
            park(
                    "STRING_TOO_LONG",
                    "text-too-long",
                    "A text of the %s is longer than the CRM's field can hold.",
                    "Shorten the text where it comes from, or in the mapping, then try again."),
            park(
                    "FIELD_CUSTOM_VALIDATION_EXCEPTION|CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY|CANNOT_EXECUTE_FLOW_TRIGGER"
                            + "|APEX_ERROR",
                    "crm-rule",
                    "A rule that your own CRM was given refuses the %s.",
                    "See what the rule says, correct the record or the rule, then try again."),
            park(
                    "ENTITY_IS_DELETED|INVALID_CROSS_REFERENCE_KEY",
                    "record-gone",
                    "The %s, or a record that it refers to, is no longer in the CRM.",
                    "Restore it from the CRM's recycle bin, then try again."),
            words(
                    "INVALID_FIELD",
                    "Foreign key external ID",
                    "record-not-found",
                    "The CRM does not have a record yet that the %s refers to.",
                    "Bring that record to the CRM first, then try again."),
            park(
                    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                    "not-on-the-list",
                    "The %s has a value that is not on the CRM's list of allowed ones.",
                    "Add the value to the list in the CRM, or translate it in config/, then try again."),
            park(
                    "FIELD_INTEGRITY_EXCEPTION|FAILED_ACTIVATION|INVALID_STATUS|DELETE_FAILED",
                    "locked",
                    "The CRM does not allow this change of the %s in the state that it is in.",
                    TRY_AGAIN),
            park(
                    "INSUFFICIENT_ACCESS.*|INVALID_FIELD.*|INVALID_TYPE|NOT_FOUND|API_ERROR_NOT_ALLOWED",
                    "crm-setup",
                    "The CRM lacks a field or an object that the %s needs, or does not let the hub's user write it.",
                    SETUP),
            status("401|429|503", Verdict.REPEAT),
            status("403", Verdict.PAUSE),
            status("408|5\\d\\d", Verdict.LOOK_UP),
            park(
                    ".*",
                    "refused",
                    "The CRM does not take the %s.",
                    "See the CRM's own words; mend the data or the mapping, then try again."));

    private Failures() {}

    static Verdict verdict(CallFailed failure) {
        return failure.error()
                .map(error -> row(error).verdict())
                .orElse(failure.nothingDone() ? Verdict.REPEAT : Verdict.LOOK_UP);
    }

    /** How a member ended whose call failed. @param what the document as people call it */
    static Written written(CallFailed failure, String what) {
        return failure.error()
                .map(error -> asked(written(error, what, error.said()), failure.retryAfter()))
                .orElse(
                        failure.nothingDone()
                                ? new Written.Later(null, failure.getMessage())
                                : new Written.Unknown(failure.getMessage()));
    }

    private static Written asked(Written written, Duration retryAfter) {
        return written instanceof Written.Later later && retryAfter != null
                ? new Written.Later(retryAfter, later.said())
                : written;
    }

    /** How a member ended that was refused. @param said Salesforce's words, and of which record */
    static Written written(CrmError error, String what, String said) {
        Row row = row(error);
        return switch (row.verdict()) {
            case REPEAT -> new Written.Later(null, said);
            case PAUSE -> new Written.Later(PAUSE, said);
            case LOOK_UP -> new Written.Unknown(said);
            case PARK -> new Written.Refused(refusal(row.wording(), what, said));
        };
    }

    static ReadFailed readFailed(CallFailed failure) {
        Duration pause = verdict(failure) == Verdict.PAUSE ? PAUSE : null;
        Duration asked = failure.retryAfter();
        return new ReadFailed(failure.getMessage(), asked == null ? pause : asked, failure);
    }

    private static Refusal refusal(Refusal wording, String what, String said) {
        return new Refusal(
                wording.code(),
                wording.reason().formatted(what),
                wording.remedy().formatted(what),
                said);
    }

    private static Row row(CrmError error) {
        return TABLE.stream().filter(row -> row.fits(error)).findFirst().orElseThrow();
    }

    private static Row code(String codes, Verdict verdict) {
        return new Row(Pattern.compile(codes), null, null, verdict, null);
    }

    private static Row status(String status, Verdict verdict) {
        return new Row(null, Pattern.compile(status), null, verdict, null);
    }

    private static Row park(String codes, String refusal, String reason, String remedy) {
        return words(codes, "", refusal, reason, remedy);
    }

    private static Row words(String codes, String words, String refusal, String reason, String remedy) {
        return new Row(
                Pattern.compile(codes),
                null,
                Pattern.compile(words),
                Verdict.PARK,
                new Refusal(refusal, reason, remedy, null));
    }
}
