package io.revhub.connector.http;

import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.rules.Refusal;
import java.util.List;
import java.util.regex.Pattern;

/** What the failing answers of a system mean; the first row that fits decides, and without one nobody knows. */
public record FailureTable(List<Row> rows) {

    public enum Meaning {
        /** Nothing was done; another try may do. */
        REPEAT,
        /** Somebody else was faster, or an earlier try was: the next look tells. */
        LOOK_UP,
        /** It may have been done. */
        UNKNOWN,
        /** The system refuses it, and will again. */
        PARK
    }

    /**
     * @param status like {@code 400}, or {@code 5xx}
     * @param code the system's own code; null: any
     * @param text what its words contain, as a regular expression in any case; null: anything
     * @param wording for PARK: its reason may name the document by {@code %s}
     */
    public record Row(String status, String code, String text, Meaning meaning, Refusal wording) {

        public static Row of(String status, Meaning meaning) {
            return new Row(status, null, null, meaning, null);
        }

        public static Row of(String status, String code, Meaning meaning) {
            return new Row(status, code, null, meaning, null);
        }

        public static Row park(String status, String code, String text, String refusal, String reason, String remedy) {
            return new Row(status, code, text, Meaning.PARK, new Refusal(refusal, reason, remedy, null));
        }

        boolean fits(Answer answer) {
            return String.valueOf(answer.status()).matches(status.replace("x", "\\d"))
                    && (code == null || code.equals(answer.code()))
                    && (text == null
                            || Pattern.compile(text, Pattern.CASE_INSENSITIVE)
                                    .matcher(answer.text())
                                    .find());
        }
    }

    public Written written(Answer answer, Delivery delivery) {
        Row row = row(answer);
        return switch (row.meaning()) {
            case REPEAT -> new Written.Later(answer.retryAfter().orElse(null), answer.said());
            case LOOK_UP -> new Written.Later(null, answer.said());
            case UNKNOWN -> new Written.Unknown(answer.said());
            case PARK -> new Written.Refused(refusal(row.wording(), RestStep.what(delivery), answer.said()));
        };
    }

    /** @throws NotAnswered unless a person is needed */
    public Shown shown(Answer answer, Delivery delivery) {
        if (written(answer, delivery) instanceof Written.Refused refused) {
            return new Shown.Doubtful(refused.refusal());
        }
        throw new NotAnswered(answer);
    }

    private Row row(Answer answer) {
        return rows.stream()
                .filter(row -> row.fits(answer))
                .findFirst()
                .orElse(Row.of(String.valueOf(answer.status()), Meaning.UNKNOWN));
    }

    private static Refusal refusal(Refusal wording, String what, String said) {
        return new Refusal(wording.code(), wording.reason().formatted(what), wording.remedy(), said);
    }
}
