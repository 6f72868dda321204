package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.erp.Confirmation.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Posts journal entries as the services of finance ask for them. The message id of an entry is taken once; assumption to
 * check: only what was posted takes it.
 */
final class Postings {

    private static final String TAKEN = "_Message";

    private final PostingChecks checks;
    private final Ledger ledger;
    private final Records records;
    private final ExchangeRates rates;

    Postings(PostingChecks checks, Ledger ledger, Records records, ExchangeRates rates) {
        this.checks = checks;
        this.ledger = ledger;
        this.records = records;
        this.rates = rates;
    }

    /** One outcome each, in the order of the entries: one that is refused hinders no other. */
    List<Outcome> post(Xml message) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Xml asked : message.children("JournalEntryCreateRequest")) {
            JournalEntryRequest entry = rates.translated(JournalEntryRequest.of(asked));
            outcomes.add(records.together(() -> post(entry)));
        }
        return outcomes;
    }

    private Outcome post(JournalEntryRequest entry) {
        String id = entry.messageId();
        List<String> problems = new ArrayList<>();
        if (id.isEmpty() || id.length() > 35) {
            problems.add("MessageHeader ID must have 1 to 35 characters");
        } else if (records.find(TAKEN, id).isPresent()) {
            problems.add("Message " + id + " has already been processed");
        } else {
            problems.addAll(checks.problems(entry));
        }
        if (!problems.isEmpty()) {
            return new Outcome(id, null, problems);
        }
        Ledger.Document document = ledger.post(entry).document();
        records.put(TAKEN, id, JsonNodeFactory.instance.objectNode().put("document", document.number()));
        return new Outcome(id, document, List.of());
    }
}
