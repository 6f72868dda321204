package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.List;

/** Pays what was issued by the account's default method, unless a tag of the account keeps it from doing so. */
class AutomaticPayment {

    private static final List<String> NOT_WITH = List.of("AUTO_PAY_OFF", "MANUAL_PAY");

    private final Records records;
    private final AccountBook accounts;
    private final InvoiceBook invoices;
    private final PaymentBook payments;

    AutomaticPayment(Records records, AccountBook accounts, InvoiceBook invoices, PaymentBook payments) {
        this.records = records;
        this.accounts = accounts;
        this.invoices = invoices;
        this.payments = payments;
    }

    void pay(String invoiceId) {
        ObjectNode invoice = invoices.get(invoiceId);
        String account = invoice.get("accountId").textValue();
        boolean kept = NOT_WITH.stream()
                .anyMatch(tag -> records.find("tag", account + "/" + tag).isPresent());
        if (!kept && accounts.get(account).hasNonNull("paymentMethodId")) {
            payments.pay(invoiceId, JsonNodeFactory.instance.objectNode().put("accountId", account), false);
        }
    }
}
