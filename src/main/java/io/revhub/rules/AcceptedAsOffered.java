package io.revhub.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A quote is accepted as it was offered: approved where it goes beyond the rules, in time, and as the customer signed it. Asked
 * once, when it is accepted; what the rules say later changes nothing.
 */
final class AcceptedAsOffered implements Rule {

    private static final String FINGERPRINT = "fingerprint";

    @Override
    public Optional<Refusal> check(String type, ObjectNode before, ObjectNode after) {
        if (!type.equals("quote") || !isAccepted(after) || isAccepted(before)) {
            return Optional.empty();
        }
        String quote = "Quote " + after.path("number").asText();
        if (!after.path("exceptions").isEmpty()) {
            return refuse(
                    "not-approved",
                    quote + " was accepted without approval: "
                            + after.path("exceptions").path(0).asText(),
                    "Let somebody approve it in the CRM who may, and say there in which role.");
        }
        if (isLate(after)) {
            return refuse(
                    "expired",
                    quote + " was accepted on " + after.path("acceptedOn").asText() + ", but held only until "
                            + after.path("expiresOn").asText() + ".",
                    "Extend the quote in the CRM, if it is still to hold.");
        }
        JsonNode signature = after.path("signature");
        if (signature.path("status").asText().equals("signed")
                && !signature.path(FINGERPRINT).equals(after.path(FINGERPRINT))) {
            return refuse(
                    "changed-after-signature",
                    quote + " is not what the customer signed.",
                    "Undo the change in the CRM, or offer and sign a new quote.");
        }
        return Optional.empty();
    }

    private static boolean isAccepted(ObjectNode quote) {
        return quote != null && quote.path("status").asText().equals("accepted");
    }

    private static boolean isLate(ObjectNode quote) {
        return quote.hasNonNull("acceptedOn")
                && quote.hasNonNull("expiresOn")
                && quote.get("acceptedOn")
                                .asText()
                                .compareTo(quote.get("expiresOn").asText())
                        > 0;
    }

    private static Optional<Refusal> refuse(String code, String reason, String remedy) {
        return Optional.of(new Refusal(code, reason, remedy, null));
    }
}
