package io.revhub.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Document;
import java.math.BigDecimal;
import java.util.Optional;

/** What a quote may give up of a contract: it has nothing but lines of less, and no more than is in force. */
final class GivenUp {

    private GivenUp() {}

    /** @param which the quote and its contract, in words */
    static Optional<Refusal> check(String which, ObjectNode quote, Document contract) {
        boolean more = false;
        boolean less = false;
        for (JsonNode line : quote.path("lines")) {
            BigDecimal quantity = quantity(line);
            more |= quantity.signum() > 0;
            less |= quantity.signum() < 0;
            Optional<BigDecimal> inForce = inForce(line, contract);
            if (quantity.signum() < 0
                    && inForce.filter(there -> there.add(quantity).signum() < 0).isPresent()) {
                return Optional.of(more(which, line, quantity, inForce.orElseThrow()));
            }
        }
        return more && less
                ? Optional.of(new Refusal(
                        "adds-and-gives-up",
                        which + ", and has lines of more and lines of less.",
                        "Offer what is added and what is given up in two quotes.",
                        null))
                : Optional.empty();
    }

    /** A quote that amends nothing gives up nothing. */
    static Optional<Refusal> check(ObjectNode quote) {
        for (JsonNode line : quote.path("lines")) {
            if (quantity(line).signum() < 0) {
                return Optional.of(new Refusal(
                        "gives-up-nothing",
                        "Quote " + quote.path("number").asText() + " gives up "
                                + line.path("sku").asText() + ", but names no contract.",
                        "Name the contract in the quote.",
                        null));
            }
        }
        return Optional.empty();
    }

    private static Refusal more(String which, JsonNode line, BigDecimal quantity, BigDecimal inForce) {
        return new Refusal(
                "gives-up-more",
                which + ", and gives up " + quantity.negate().toPlainString() + " of "
                        + line.path("sku").asText() + ", of which " + inForce.toPlainString() + " are in force.",
                "Give up no more than the contract has.",
                null);
    }

    // before it begins what was signed; what an amendment has is told by the contract that it amends
    private static Optional<BigDecimal> inForce(JsonNode line, Document contract) {
        boolean running = contract.text("phase").equals(Optional.of("running"));
        JsonNode lines = contract.body().path(running ? "inForce" : "lines");
        if (!lines.isArray()) {
            return Optional.empty();
        }
        BigDecimal inForce = BigDecimal.ZERO;
        for (JsonNode one : lines) {
            inForce = one.path("sku").equals(line.path("sku")) ? inForce.add(quantity(one)) : inForce;
        }
        return Optional.of(inForce);
    }

    private static BigDecimal quantity(JsonNode line) {
        return new BigDecimal(line.path("quantity").asText("0"));
    }
}
