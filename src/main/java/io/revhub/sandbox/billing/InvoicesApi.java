package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/1.0/kb/invoices")
class InvoicesApi {

    private final InvoiceBook invoices;

    InvoicesApi(InvoiceBook invoices) {
        this.invoices = invoices;
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
