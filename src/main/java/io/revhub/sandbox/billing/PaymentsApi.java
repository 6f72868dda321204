package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/1.0/kb")
class PaymentsApi {

    private final PaymentBook payments;
    private final InvoiceBook invoices;

    PaymentsApi(PaymentBook payments, InvoiceBook invoices) {
        this.payments = payments;
        this.invoices = invoices;
    }

    @PostMapping("/invoices/{invoiceId}/payments")
    ResponseEntity<Void> pay(
            @PathVariable String invoiceId,
            @RequestBody ObjectNode body,
            @RequestParam(defaultValue = "false") boolean externalPayment) {
        return payments.pay(invoiceId, body, externalPayment)
                .map(id -> Location.created("invoicePayments/" + id))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @GetMapping("/invoices/{invoiceId}/payments")
    List<ObjectNode> ofInvoice(@PathVariable String invoiceId) {
        invoices.get(invoiceId);
        return payments.ofInvoice(invoiceId).stream()
                .map(PaymentBook::ofInvoice)
                .toList();
    }

    @PostMapping("/invoicePayments/{id}/refunds")
    ResponseEntity<Void> refund(@PathVariable String id, @RequestBody ObjectNode body) {
        payments.giveBack(id, body, "REFUND");
        return Location.created("invoicePayments/" + id);
    }

    @PostMapping("/invoicePayments/{id}/chargebacks")
    ResponseEntity<Void> chargeback(@PathVariable String id, @RequestBody ObjectNode body) {
        payments.giveBack(id, body, "CHARGEBACK");
        return Location.created("invoicePayments/" + id);
    }

    @GetMapping("/invoicePayments/{id}")
    ObjectNode withInvoice(@PathVariable String id) {
        return PaymentBook.ofInvoice(payments.get(id));
    }

    @GetMapping("/payments/{id}")
    ObjectNode byId(@PathVariable String id) {
        return PaymentBook.alone(payments.get(id));
    }

    @GetMapping(path = "/payments", params = "externalKey")
    ObjectNode byKey(@RequestParam String externalKey) {
        return payments.byKey(externalKey)
                .map(PaymentBook::alone)
                .orElseThrow(() -> BillingError.payment(404, 7020, "Payment " + externalKey + " does not exist"));
    }

    @GetMapping("/payments/pagination")
    ResponseEntity<List<ObjectNode>> page(
            @RequestParam(defaultValue = "0") int offset, @RequestParam(defaultValue = "100") int limit) {
        return new Paged("payments", offset, limit).of(payments.all(), PaymentBook::alone);
    }
}
