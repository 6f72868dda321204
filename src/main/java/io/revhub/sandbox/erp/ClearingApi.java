package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * JournalEntryBulkClearingRequest_In: asynchronous. The request is kept and answered with 202; it is carried out a moment
 * later, also after a restart, and only IsCleared of the items tells what became of it. What cannot be cleared is dropped
 * with a note in the message monitor; so is a message whose id was seen before.
 *
 * <p>Assumptions to check: path and elements are from public examples of the service, not from a WSDL; the status is 202.
 */
@RestController
class ClearingApi {

    static final String MONITOR = "_ClearingMessage";

    private static final Logger LOG = LoggerFactory.getLogger(ClearingApi.class);
    private static final String REQUEST = "JournalEntryBulkClearingRequest";
    private static final long DELAY_MILLIS = 200;

    private final SoapMessages messages;
    private final Clearing clearing;
    private final Records records;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "erp-clearing");
        thread.setDaemon(true);
        return thread;
    });

    ClearingApi(SoapMessages messages, Clearing clearing, Records records) {
        this.messages = messages;
        this.clearing = clearing;
        this.records = records;
    }

    @PostMapping("/sap/bc/srt/scs_ext/sap/journalentrybulkclearingreques")
    ResponseEntity<Void> accept(HttpServletRequest request) throws IOException {
        String envelope = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String id = read(envelope).text("MessageHeader", "ID");
        records.together(() -> {
            if (records.find(MONITOR, id).isEmpty()) {
                ObjectNode message = JsonNodeFactory.instance.objectNode();
                records.put(
                        MONITOR,
                        id,
                        message.put("id", id).put("state", "pending").put("envelope", envelope));
            }
            return id;
        });
        later.schedule(this::carryOutPending, DELAY_MILLIS, TimeUnit.MILLISECONDS);
        return ResponseEntity.accepted().build();
    }

    @PostConstruct
    void carryOutWhatWasLeft() {
        later.schedule(this::carryOutPending, DELAY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        later.shutdown();
    }

    private void carryOutPending() {
        for (ObjectNode message : pending()) {
            try {
                records.together(() -> carryOut(message));
            } catch (RuntimeException e) {
                LOG.error("The simulated ERP could not carry out clearing {}", message.get("id"), e);
            }
        }
    }

    private List<ObjectNode> pending() {
        return records.together(() -> records.where(MONITOR, Map.of("state", "pending")));
    }

    private String carryOut(ObjectNode message) {
        StringBuilder notes = new StringBuilder();
        for (Xml asked : read(message.get("envelope").asText()).children("JournalEntryClearingRequest")) {
            asked.child("JournalEntry")
                    .ifPresent(entry -> notes.append(clearing.carryOut(entry)).append(". "));
        }
        message.put("state", "done").put("note", notes.toString().strip());
        records.put(MONITOR, message.get("id").asText(), message);
        return notes.toString();
    }

    private Xml read(String envelope) {
        return messages.read(new ByteArrayInputStream(envelope.getBytes(StandardCharsets.UTF_8)), REQUEST);
    }

    @ExceptionHandler(SoapFault.class)
    ResponseEntity<byte[]> fault(SoapFault fault) {
        return Confirmation.fault(fault);
    }
}
