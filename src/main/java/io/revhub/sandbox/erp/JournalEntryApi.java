package io.revhub.sandbox.erp;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * JournalEntryCreateRequestConfirmation_In: posts at once. A refusal is HTTP 200 with document 0000000000 and the reasons
 * in the log.
 */
@RestController
class JournalEntryApi {

    private final SoapMessages messages;
    private final Postings postings;
    private final Clock clock;

    JournalEntryApi(SoapMessages messages, Postings postings, Clock clock) {
        this.messages = messages;
        this.postings = postings;
        this.clock = clock;
    }

    @PostMapping("/sap/bc/srt/scs_ext/sap/journalentrycreaterequestconfi")
    ResponseEntity<byte[]> post(HttpServletRequest request) throws IOException {
        Xml message = messages.read(request.getInputStream(), "JournalEntryBulkCreateRequest");
        return Confirmation.of(message.text("MessageHeader", "ID"), postings.post(message), clock);
    }

    @ExceptionHandler(SoapFault.class)
    ResponseEntity<byte[]> fault(SoapFault fault) {
        return Confirmation.fault(fault);
    }
}
