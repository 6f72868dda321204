package io.revhub.connector.s4;

import io.revhub.rules.Refusal;
import java.util.List;
import java.util.regex.Pattern;

/** What a refused journal entry means, by the words of its log; the first row that fits holds. */
final class PostingRefusals {

    private static final Pattern TAKEN = Pattern.compile(
            "already (been )?(processed|used|exists)|bereits (verarbeitet|vorhanden)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOCKED = Pattern.compile(
            "(locked|blocked|processed) by (user|another)|currently being processed|gesperrt durch",
            Pattern.CASE_INSENSITIVE);

    private record Row(Pattern words, String code, String reason, String remedy) {}

    private static final List<Row> TABLE = List.of(
            row(
                    "period .*not open|(buchungs)?periode .*nicht ge(ö|oe)ffnet|period .*closed",
                    "period-closed",
                    "The posting period is closed in the ERP.",
                    "Open the period in the ERP, or post with a date in an open period; then try again."),
            row(
                    "balance in |does not balance|not balanced|saldo in",
                    "not-balanced",
                    "Debit and credit of the journal entry are not equal.",
                    "Correct the amounts or the mapping to the ERP, then try again."),
            row(
                    "G/L account .*(not defined|does not exist|not exist)|sachkonto .*nicht",
                    "unknown-account",
                    "The ERP does not know a G/L account of the journal entry.",
                    "Create the account in the ERP, or correct the posting rules of the hub; then try again."),
            row(
                    "cannot be directly posted|reconciliation account|nicht direkt bebuchbar",
                    "account-not-postable",
                    "The ERP posts to an account of the journal entry only through its sub-ledger or by itself.",
                    "Correct the account in the posting rules of the hub, then try again."),
            row(
                    "account .*(blocked|gesperrt)|(blocked|gesperrt).*(posting|buchung)",
                    "account-blocked",
                    "An account of the journal entry is blocked for posting in the ERP.",
                    "Remove the block in the ERP, or correct the posting rules; then try again."),
            row(
                    "customer .*(not defined|does not exist)|(debitor|kunde) .*nicht",
                    "unknown-customer",
                    "The customer is not set up for this company code in the ERP.",
                    "Set the customer up for the company code, then try again."),
            row(
                    "tax code .*(not defined|does not exist|invalid)|steuerkennzeichen",
                    "unknown-tax-code",
                    "The ERP does not know the tax code.",
                    "Correct the tax codes of the hub or of the ERP, then try again."),
            row(
                    "company code .*(not defined|does not exist)|buchungskreis .*nicht",
                    "unknown-company-code",
                    "The ERP does not know the company code.",
                    "Correct the list of companies in the hub, then try again."),
            row(
                    "",
                    "posting-refused",
                    "The ERP refuses the journal entry.",
                    "Correct what the ERP names, then try again."));

    private PostingRefusals() {}

    /** Whether the message's id was used before: the entry may have been posted then. */
    static boolean isTaken(List<String> log) {
        return log.stream().anyMatch(note -> TAKEN.matcher(note).find());
    }

    /** Whether somebody works on what the entry needs: it can be tried again. */
    static boolean isLocked(List<String> log) {
        return log.stream().anyMatch(note -> LOCKED.matcher(note).find());
    }

    static Refusal refusal(List<String> log) {
        String said = String.join(" ", log);
        Row row = TABLE.stream()
                .filter(r -> r.words().matcher(said).find())
                .findFirst()
                .orElseThrow();
        return new Refusal(row.code(), row.reason(), row.remedy(), said);
    }

    private static Row row(String words, String code, String reason, String remedy) {
        Pattern pattern = Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return new Row(pattern, code, reason, remedy);
    }
}
