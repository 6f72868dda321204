package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.erp.Confirmation.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * JournalEntryCreateRequestConfirmation_In: posts at once. A refusal is HTTP 200 with document 0000000000 and the reasons
 * in the log. The message id of a request is taken once; assumption to check: only what was posted takes it.
 */
@RestController
class JournalEntryApi {

    private static final String TAKEN = "_Message";

    private final SoapMessages messages;
    private final PostingChecks checks;
    private final Ledger ledger;
    private final Records records;
    private final Clock clock;

    JournalEntryApi(SoapMessages messages, PostingChecks checks, Ledger ledger, Records records, Clock clock) {
        this.messages = messages;
        this.checks = checks;
        this.ledger = ledger;
        this.records = records;
        this.clock = clock;
    }

    @PostMapping("/sap/bc/srt/scs_ext/sap/journalentrycreaterequestconfi")
    ResponseEntity<byte[]> post(HttpServletRequest request) throws IOException {
        Xml message = messages.read(request.getInputStream(), "JournalEntryBulkCreateRequest");
        List<Outcome> outcomes = new ArrayList<>();
        for (Xml asked : message.children("JournalEntryCreateRequest")) {
            JournalEntryRequest entry = JournalEntryRequest.of(asked);
            outcomes.add(records.together(() -> post(entry)));
        }
        return Confirmation.of(message.text("MessageHeader", "ID"), outcomes, clock);
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
        Ledger.Document document = ledger.post(entry);
        records.put(TAKEN, id, JsonNodeFactory.instance.objectNode().put("document", document.number()));
        return new Outcome(id, document, List.of());
    }

    @ExceptionHandler(SoapFault.class)
    ResponseEntity<byte[]> fault(SoapFault fault) {
        return Confirmation.fault(fault);
    }
}
