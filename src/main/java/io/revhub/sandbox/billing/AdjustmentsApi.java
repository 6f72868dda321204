package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A line of an issued invoice is taken back in part or whole, by a line beside it; it has no key, so a repeat takes back again. Not
 * there: what has been paid already becomes a credit of the account.
 */
@RestController
@RequestMapping("/1.0/kb/invoices")
class AdjustmentsApi {

    private final InvoiceBook invoices;
    private final Callbacks callbacks;
    private final Records records;
    private final Clock clock;

    AdjustmentsApi(InvoiceBook invoices, Callbacks callbacks, Records records, Clock clock) {
        this.invoices = invoices;
        this.callbacks = callbacks;
        this.records = records;
        this.clock = clock;
    }

    @PostMapping("/{id}")
    ResponseEntity<Void> adjust(
            @PathVariable String id,
            @RequestBody ObjectNode body,
            @RequestParam(required = false) LocalDate requestedDate) {
        Input input = Input.of(body, InvoiceItem.KNOWN);
        String adjusted = input.required("invoiceItemId");
        String account = input.required("accountId");
        LocalDate day = requestedDate == null ? LocalDate.now(clock) : requestedDate;
        records.together(() -> {
            ObjectNode invoice = invoices.get(id);
            BigDecimal left = left(invoice, adjusted);
            BigDecimal amount = input.has("amount")
                    ? input.amount("amount", invoice.get("currency").textValue())
                    : left;
            if (amount.signum() <= 0 || amount.compareTo(left) > 0) {
                throw BillingError.invoice(
                        400, 4002, "Invoice adjustment amount " + amount + " is not positive or more than " + left);
            }
            String text = input.has("description") ? input.text("description") : "Invoice item adjustment";
            ((ArrayNode) invoice.get("items"))
                    .add(InvoiceItem.adjustment(invoice, adjusted, amount, text, day.toString()));
            invoices.put(invoice);
            callbacks.announce("INVOICE_ADJUSTMENT", account, "INVOICE", id, null);
            return null;
        });
        return Location.created("invoices/" + id);
    }

    private static BigDecimal left(ObjectNode invoice, String item) {
        BigDecimal left = null;
        for (JsonNode line : invoice.get("items")) {
            if (line.get("invoiceItemId").textValue().equals(item)) {
                left = line.get("amount").decimalValue();
            }
        }
        if (left == null) {
            throw BillingError.invoice(404, 4030, "No invoice item could be found for id " + item + ".");
        }
        for (JsonNode line : invoice.get("items")) {
            if (line.path("linkedInvoiceItemId").asText().equals(item)) {
                left = left.add(line.get("amount").decimalValue());
            }
        }
        return left;
    }
}
