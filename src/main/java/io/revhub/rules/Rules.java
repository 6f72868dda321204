package io.revhub.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Documents;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All rules, asked in order. */
@Component
public final class Rules {

    private final List<Rule> rules;

    Rules(Documents documents) {
        rules = List.of(
                new AddsUp(),
                new BalancedEntry(),
                new AllocatedPayment(),
                new SignedQuoteIsFrozen(),
                new AcceptedAsOffered(),
                new OneQuoteWins(documents),
                new AmendsItsOwn(documents));
    }

    /** The first refusal; empty: the version may be stored. @param before null: there is no version yet */
    public Optional<Refusal> check(String type, ObjectNode before, ObjectNode after) {
        return rules.stream()
                .map(rule -> rule.check(type, before, after))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
