package io.revhub.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import java.util.List;
import java.util.Optional;

/**
 * A quote amends a contract of the same customer, company and currency, on a day on which it is in force; it adds or gives up,
 * not both, and gives up no more than there is.
 */
record AmendsItsOwn(Documents documents) implements Rule {

    private static final String ACCEPTED = "accepted";
    private static final List<String> SAME = List.of("account", "sellingCompany", "currency");

    @Override
    public Optional<Refusal> check(String type, ObjectNode before, ObjectNode after) {
        boolean accepts = type.equals("quote") && isAccepted(after) && (before == null || !isAccepted(before));
        if (accepts && !after.hasNonNull("amends")) {
            return GivenUp.check(after);
        }
        return accepts
                ? documents
                        .find(new DocumentId(after.get("amends").asText()))
                        .filter(contract -> contract.version() > 0)
                        .flatMap(contract -> check(after, contract))
                : Optional.empty();
    }

    private static Optional<Refusal> check(ObjectNode quote, Document contract) {
        String which = "Quote " + quote.path("number").asText() + " amends contract " + contract.title();
        for (String field : SAME) {
            if (!quote.path(field).equals(contract.body().path(field))) {
                return Optional.of(new Refusal(
                        "amends-another",
                        which + ", but is not for the same " + word(field) + ".",
                        "Name the right contract in the quote, or none.",
                        null));
            }
        }
        String day = quote.path("startDate").asText();
        Optional<Refusal> less = GivenUp.check(which, quote, contract);
        if (less.isPresent()) {
            return less;
        }
        boolean inForce =
                day.compareTo(contract.text("startDate").orElseThrow()) >= 0 && day.compareTo(lastDay(contract)) <= 0;
        return inForce
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "amends-outside-term",
                        which + ", which is not in force on " + day + ".",
                        "Begin the amendment within the contract's term, or offer a new contract.",
                        null));
    }

    private static String lastDay(Document contract) {
        return contract.text("endsWith")
                .or(() -> contract.text("cancelledOn"))
                .or(() -> contract.text("endDate"))
                .orElseThrow();
    }

    private static String word(String field) {
        return field.equals("sellingCompany") ? "selling company" : field.equals("account") ? "customer" : field;
    }

    private static boolean isAccepted(ObjectNode quote) {
        return quote.path("status").asText().equals(ACCEPTED);
    }
}
