package io.revhub.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * All of a payment's money is accounted for: what settles invoices, less the discount that was let go, and what stays on
 * account make its amount, exactly. A payout pays no invoice.
 */
final class AllocatedPayment implements Rule {

    @Override
    public Optional<Refusal> check(String type, ObjectNode before, ObjectNode after) {
        if (!type.equals("payment") || after.path("kind").asText().equals("payout")) {
            return Optional.empty();
        }
        BigDecimal allocated = amount(after, "onAccount");
        for (JsonNode allocation : after.path("allocations")) {
            allocated = allocated
                    .add(amount(allocation, "amount"))
                    .subtract(amount(allocation, "discount"))
                    .subtract(amount(allocation, "discountTax"));
        }
        BigDecimal paid = amount(after, "amount");
        return allocated.compareTo(paid) == 0
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "not-allocated",
                        "Payment " + after.path("number").asText() + " is of " + paid.toPlainString() + ", but "
                                + allocated.toPlainString() + " of it are allocated to invoices or stay on account.",
                        "Compare the payment with the invoices that it pays, or mend the mapping that it comes by.",
                        null));
    }

    private static BigDecimal amount(JsonNode node, String field) {
        return node.hasNonNull(field) ? new BigDecimal(node.get(field).asText()) : BigDecimal.ZERO;
    }
}
