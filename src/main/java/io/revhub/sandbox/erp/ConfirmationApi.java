package io.revhub.sandbox.erp;

import io.revhub.sandbox.Records;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The confirmations of journal entries that were sent in bulk, by the id of the request's message. The real system sends them
 * to an endpoint that its administrator configures (JournalEntryBulkCreationConfirmation_Out); here they are fetched. 404 as
 * long as the message is not carried out.
 */
@RestController
class ConfirmationApi {

    private final Records records;

    ConfirmationApi(Records records) {
        this.records = records;
    }

    @GetMapping("/_sandbox/confirmations/{id}")
    ResponseEntity<byte[]> confirmation(@PathVariable String id) {
        return records.find(Finance.CONFIRMATION, id)
                .map(kept -> kept.get("envelope").asText())
                .map(envelope -> ResponseEntity.ok()
                        .header("Content-Type", "text/xml;charset=utf-8")
                        .body(envelope.getBytes(StandardCharsets.UTF_8)))
                .orElse(ResponseEntity.notFound().build());
    }
}
