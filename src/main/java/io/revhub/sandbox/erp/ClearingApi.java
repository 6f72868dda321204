package io.revhub.sandbox.erp;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The asynchronous services of finance: JournalEntryBulkClearingRequest_In and JournalEntryBulkCreationRequest_In. A request
 * is kept and answered with 202. What became of a clearing, only IsCleared of the items tells; what cannot be cleared is
 * dropped with a note in the message monitor. What became of a journal entry, the confirmation tells
 * ({@link ConfirmationApi}). A message whose id was seen before is dropped.
 *
 * <p>Assumptions to check: paths and elements are from public examples of the services, not from a WSDL; the status is 202.
 */
@RestController
class ClearingApi {

    private final SoapMessages messages;
    private final Inbox inbox;

    ClearingApi(SoapMessages messages, Inbox inbox) {
        this.messages = messages;
        this.inbox = inbox;
    }

    @PostMapping("/sap/bc/srt/scs_ext/sap/journalentrybulkclearingreques")
    ResponseEntity<Void> clear(HttpServletRequest request) throws IOException {
        return take(Finance.CLEARING, request);
    }

    @PostMapping("/sap/bc/srt/scs_ext/sap/journalentrybulkcreationreques")
    ResponseEntity<Void> create(HttpServletRequest request) throws IOException {
        return take(Finance.CREATION, request);
    }

    private ResponseEntity<Void> take(String service, HttpServletRequest request) throws IOException {
        String envelope = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        inbox.take(service, messages.read(envelope, service).text("MessageHeader", "ID"), envelope);
        return ResponseEntity.accepted().build();
    }

    @ExceptionHandler(SoapFault.class)
    ResponseEntity<byte[]> fault(SoapFault fault) {
        return Confirmation.fault(fault);
    }
}
