package io.revhub.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Document;
import io.revhub.document.Documents;
import java.util.Optional;

/** An opportunity is won by one quote: a second one that is accepted would be a second order for the same thing. */
record OneQuoteWins(Documents documents) implements Rule {

    private static final int ALL = 1000;
    private static final String ACCEPTED = "accepted";

    @Override
    public Optional<Refusal> check(String type, ObjectNode before, ObjectNode after) {
        boolean accepts = type.equals("quote")
                && isAccepted(after)
                && (before == null || !isAccepted(before))
                && after.hasNonNull("opportunity");
        return accepts ? other(after) : Optional.empty();
    }

    private Optional<Refusal> other(ObjectNode quote) {
        String number = quote.path("number").asText();
        return documents.newest("quote", "opportunity", quote.get("opportunity").asText(), ALL).stream()
                .filter(other -> !other.deleted() && isAccepted(other.body()))
                .map(Document::title)
                .filter(other -> !other.equals(number))
                .findFirst()
                .map(other -> new Refusal(
                        "second-quote",
                        "Quote " + number + " was accepted, but its opportunity has been won by quote " + other + ".",
                        "Offer what is to be sold in addition in an opportunity of its own.",
                        null));
    }

    private static boolean isAccepted(ObjectNode quote) {
        return quote.path("status").asText().equals(ACCEPTED);
    }
}
