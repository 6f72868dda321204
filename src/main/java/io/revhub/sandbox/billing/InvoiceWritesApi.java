package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Charges and taxes make an invoice or go on a draft; charges have no key, so a repeat makes another invoice. */
@RestController
@RequestMapping("/1.0/kb/invoices")
class InvoiceWritesApi {

    private final AccountBook accounts;
    private final InvoiceBook invoices;
    private final AutomaticPayment automatic;
    private final Records records;
    private final Clock clock;

    InvoiceWritesApi(
            AccountBook accounts, InvoiceBook invoices, AutomaticPayment automatic, Records records, Clock clock) {
        this.accounts = accounts;
        this.invoices = invoices;
        this.automatic = automatic;
        this.records = records;
        this.clock = clock;
    }

    @PostMapping("/charges/{accountId}")
    List<ObjectNode> charge(
            @PathVariable String accountId,
            @RequestBody ArrayNode body,
            @RequestParam(defaultValue = "false") boolean autoCommit,
            @RequestParam(required = false) String requestedDate) {
        return add(accountId, InvoiceItem.CHARGE, body, autoCommit, requestedDate);
    }

    @PostMapping("/taxes/{accountId}")
    List<ObjectNode> tax(
            @PathVariable String accountId,
            @RequestBody ArrayNode body,
            @RequestParam(defaultValue = "false") boolean autoCommit,
            @RequestParam(required = false) String requestedDate) {
        return add(accountId, InvoiceItem.TAX, body, autoCommit, requestedDate);
    }

    @PutMapping("/{id}/commitInvoice")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void commit(@PathVariable String id) {
        records.together(() -> {
            invoices.commit(id);
            automatic.pay(id);
            return null;
        });
    }

    @PutMapping("/{id}/voidInvoice")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String id) {
        invoices.cancel(id);
    }

    private List<ObjectNode> add(
            String accountId, String type, ArrayNode body, boolean autoCommit, String requestedDate) {
        List<Input> inputs = Input.each(body, InvoiceItem.KNOWN);
        LocalDate target = requestedDate == null ? LocalDate.now(clock) : LocalDate.parse(requestedDate);
        String status = autoCommit ? InvoiceBook.COMMITTED : InvoiceBook.DRAFT;
        return records.together(() -> {
            ObjectNode account = accounts.get(accountId);
            inputs.forEach(input -> check(input, account));
            return write(inputs, type, account, target, status);
        });
    }

    static void check(Input input, ObjectNode account) {
        String expected = account.path("currency").textValue();
        if (expected == null || input.has("currency") && !input.text("currency").equals(expected)) {
            throw BillingError.invoice(400, 3, "Invalid currency " + input.text("currency") + ", expected " + expected);
        }
        if (!input.has("amount") || input.number("amount").signum() < 0) {
            throw BillingError.invoice(
                    400, 4015, "External charge amount " + input.text("amount") + " should be strictly positive");
        }
    }

    private List<ObjectNode> write(
            List<Input> inputs, String type, ObjectNode account, LocalDate target, String status) {
        Map<String, ObjectNode> touched = new LinkedHashMap<>();
        List<ObjectNode> written = new ArrayList<>();
        for (Input input : inputs) {
            String invoiceId = input.text("invoiceId");
            ObjectNode invoice = touched.computeIfAbsent(
                    invoiceId == null ? "" : invoiceId,
                    id -> id.isEmpty() ? invoices.open(account, target, status) : draft(id));
            ObjectNode item = InvoiceItem.of(input, type, invoice);
            ((ArrayNode) invoice.get("items")).add(item);
            written.add(InvoiceItem.shown(item));
        }
        touched.values().forEach(invoices::put);
        touched.values().stream()
                .filter(invoice -> InvoiceBook.is(invoice, InvoiceBook.COMMITTED))
                .forEach(invoice -> {
                    invoices.announceCreation(invoice);
                    automatic.pay(invoice.get("invoiceId").textValue());
                });
        return written;
    }

    private ObjectNode draft(String id) {
        ObjectNode invoice = invoices.get(id);
        if (!InvoiceBook.is(invoice, InvoiceBook.DRAFT)) {
            throw BillingError.invoice(
                    400,
                    4024,
                    "Cannot add credit or external charge for invoice id " + id
                            + " because it is already in COMMITTED status");
        }
        return invoice;
    }
}
