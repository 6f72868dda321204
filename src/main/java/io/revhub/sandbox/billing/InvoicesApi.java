package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/1.0/kb/invoices")
class InvoicesApi {

    private final InvoiceBook invoices;

    private final AccountBook accounts;
    private final UsageBilling usage;
    private final Clock clock;

    InvoicesApi(InvoiceBook invoices, AccountBook accounts, UsageBilling usage, Clock clock) {
        this.invoices = invoices;
        this.accounts = accounts;
        this.usage = usage;
        this.clock = clock;
    }

    /** Invoices what is due up to a day: usage. Recurring charges are not there; the hub brings its own. */
    @PostMapping
    ResponseEntity<Void> due(@RequestParam String accountId, @RequestParam(required = false) LocalDate targetDate) {
        LocalDate target = targetDate == null ? LocalDate.now(clock) : targetDate;
        String id = usage.invoice(accountId, target)
                .orElseThrow(() -> BillingError.invoice(
                        404, 4010, "No invoice to generate for account " + accountId + " and date " + target));
        return Location.created("invoices/" + id);
    }

    @GetMapping(path = "/{id}/html", produces = "text/html;charset=UTF-8")
    String html(@PathVariable String id) {
        ObjectNode invoice = InvoiceBook.shown(invoices.get(id));
        return InvoiceHtml.of(invoice, accounts.get(invoice.get("accountId").textValue()));
    }

    @GetMapping("/{id}")
    ObjectNode byId(@PathVariable String id) {
        return InvoiceBook.shown(invoices.get(id));
    }

    @GetMapping("/byNumber/{number}")
    ObjectNode byNumber(@PathVariable String number) {
        return InvoiceBook.shown(invoices.byNumber(number));
    }

    @GetMapping("/pagination")
    ResponseEntity<List<ObjectNode>> page(
            @RequestParam(defaultValue = "0") int offset, @RequestParam(defaultValue = "100") int limit) {
        return new Paged("invoices", offset, limit).of(invoices.all(), InvoiceBook::shown);
    }
}
