package io.revhub.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The lines of a signed quote are what the customer signed: they never change again. */
final class SignedQuoteIsFrozen implements Rule {

    @Override
    public Optional<Refusal> check(String type, ObjectNode before, ObjectNode after) {
        boolean signed = type.equals("quote")
                && before != null
                && before.path("status").asText().equals("accepted");
        return !signed || before.path("lines").equals(after.path("lines"))
                ? Optional.empty()
                : Optional.of(new Refusal(
                                "changed-after-signature",
                                "Lines of quote " + after.path("number").asText()
                                        + " were changed after it was signed.",
                                "Undo the change in the CRM, or agree on an amendment with the customer.",
                                null)
                        .naming(after.path("number").asText()));
    }
}
