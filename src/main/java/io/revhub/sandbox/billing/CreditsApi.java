package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Credits: each call makes an invoice of its own with negative lines, and one that keeps their sum for the account. They have
 * no key, so a repeat credits again. Not there: Kill Bill pays open invoices with an account's credit by itself.
 */
@RestController
@RequestMapping("/1.0/kb/credits")
class CreditsApi {

    private final AccountBook accounts;
    private final InvoiceBook invoices;
    private final Records records;
    private final Clock clock;

    CreditsApi(AccountBook accounts, InvoiceBook invoices, Records records, Clock clock) {
        this.accounts = accounts;
        this.invoices = invoices;
        this.records = records;
        this.clock = clock;
    }

    @PostMapping
    List<ObjectNode> credit(
            @RequestBody ArrayNode body,
            @RequestParam(defaultValue = "false") boolean autoCommit,
            @RequestParam(required = false) String requestedDate) {
        List<Input> inputs = Input.each(body, InvoiceItem.KNOWN);
        LocalDate target = requestedDate == null ? LocalDate.now(clock) : LocalDate.parse(requestedDate);
        return records.together(() -> {
            ObjectNode account = accounts.get(inputs.get(0).required("accountId"));
            inputs.forEach(input -> InvoiceWritesApi.check(input, account));
            return write(inputs, invoices.open(account, target, status(autoCommit)));
        });
    }

    private static String status(boolean committed) {
        return committed ? InvoiceBook.COMMITTED : InvoiceBook.DRAFT;
    }

    private List<ObjectNode> write(List<Input> inputs, ObjectNode invoice) {
        List<ObjectNode> written = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        ArrayNode items = (ArrayNode) invoice.get("items");
        for (Input input : inputs) {
            ObjectNode item = InvoiceItem.of(input, InvoiceItem.CREDIT, invoice);
            sum = sum.subtract(item.get("amount").decimalValue());
            items.add(item);
            written.add(InvoiceItem.shown(item));
        }
        items.add(InvoiceItem.accountCredit(invoice, sum));
        invoices.put(invoice);
        if (InvoiceBook.is(invoice, InvoiceBook.COMMITTED)) {
            invoices.announceCreation(invoice);
        }
        return written;
    }
}
