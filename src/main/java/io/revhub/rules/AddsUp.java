package io.revhub.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * Nothing is booked that does not add up: lines + shipping + roundingDifference = net, net + tax = gross, exactly. The rounding
 * difference may not exceed one minor unit of the currency for each line.
 */
final class AddsUp implements Rule {

    @Override
    public Optional<Refusal> check(String type, ObjectNode before, ObjectNode after) {
        if (!after.path("lines").isArray() || !after.hasNonNull("net")) {
            return Optional.empty();
        }
        BigDecimal net = amount(after, "net");
        BigDecimal difference = amount(after, "roundingDifference");
        BigDecimal lines = sum(after.get("lines")).add(sum(after.path("shipping")));
        if (lines.add(difference).compareTo(net) != 0) {
            return refuse("The lines of this " + type + " add up to " + lines.toPlainString() + ", its net amount is "
                    + net.toPlainString() + ".");
        }
        if (after.hasNonNull("gross") && net.add(amount(after, "tax")).compareTo(amount(after, "gross")) != 0) {
            return refuse("Net " + net.toPlainString() + " and tax "
                    + amount(after, "tax").toPlainString()
                    + " of this " + type + " do not make its gross amount "
                    + amount(after, "gross").toPlainString() + ".");
        }
        return bounded(type, after, difference);
    }

    private static Optional<Refusal> bounded(String type, ObjectNode document, BigDecimal difference) {
        int scale =
                Currency.getInstance(document.path("currency").asText("EUR")).getDefaultFractionDigits();
        BigDecimal bound = BigDecimal.ONE
                .movePointLeft(scale)
                .multiply(BigDecimal.valueOf(document.get("lines").size()));
        return difference.abs().compareTo(bound) <= 0
                ? Optional.empty()
                : refuse("The rounding difference " + difference.toPlainString() + " of this " + type
                        + " is more than one cent a line.");
    }

    private static Optional<Refusal> refuse(String reason) {
        return Optional.of(new Refusal(
                        "does-not-add-up",
                        reason,
                        "Correct the amounts in the system that they come from; the hub then takes it in by itself.",
                        null)
                .naming(reason));
    }

    private static BigDecimal sum(JsonNode lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : lines) {
            sum = sum.add(amount(line, "net"));
        }
        return sum;
    }

    private static BigDecimal amount(JsonNode document, String field) {
        return document.hasNonNull(field) ? new BigDecimal(document.get(field).asText()) : BigDecimal.ZERO;
    }
}
