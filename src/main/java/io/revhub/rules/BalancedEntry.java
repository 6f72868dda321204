package io.revhub.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/** A journal entry's debits (S) and credits (H) are equal. */
final class BalancedEntry implements Rule {

    @Override
    public Optional<Refusal> check(String type, ObjectNode before, ObjectNode after) {
        if (!type.equals("journal-entry")) {
            return Optional.empty();
        }
        BigDecimal debit = sum(after, "S");
        BigDecimal credit = sum(after, "H");
        return debit.compareTo(credit) == 0
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "not-balanced",
                        "The journal entry's debits " + debit.toPlainString() + " and credits " + credit.toPlainString()
                                + " are not equal.",
                        "Correct the posting rules or the document that the entry comes from.",
                        null));
    }

    private static BigDecimal sum(ObjectNode entry, String side) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : entry.path("lines")) {
            if (line.path("side").asText().equals(side)) {
                sum = sum.add(new BigDecimal(line.path("amount").asText("0")));
            }
        }
        return sum;
    }
}
