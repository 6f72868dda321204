package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Page;
import io.revhub.sandbox.Records;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a billing clerk sees: invoices with their lines and balance, payments, accounts, plans, subscriptions. */
@RestController
class BillingPage {

    private final Records records;
    private final AccountBook accounts;
    private final InvoiceBook invoices;
    private final PaymentBook payments;

    BillingPage(Records records, AccountBook accounts, InvoiceBook invoices, PaymentBook payments) {
        this.records = records;
        this.accounts = accounts;
        this.invoices = invoices;
        this.payments = payments;
    }

    @GetMapping(path = "/", produces = Page.HTML)
    String page() {
        Map<String, String> names = new HashMap<>();
        accounts.all()
                .forEach(a ->
                        names.put(a.get("accountId").textValue(), a.path("name").asText("")));
        return new Page("Kill Bill", "Simulated billing: " + names.size() + " accounts")
                .table(
                        "Invoices",
                        List.of("No.", "Account", "Date", "Status", "Lines", "Amount", "Balance"),
                        invoices.all().stream()
                                .map(InvoiceBook::shown)
                                .map(i -> invoice(i, names))
                                .toList())
                .table(
                        "Payments",
                        List.of("No.", "Account", "Date", "Key", "Amount"),
                        payments.all().stream().map(p -> payment(p, names)).toList())
                .table(
                        "Accounts",
                        List.of("Name", "Key", "E-mail", "Currency", "Country"),
                        accounts.all().stream()
                                .map(a -> texts(a, "name", "externalKey", "email", "currency", "country"))
                                .toList())
                .table(
                        "Plans",
                        List.of("Plan", "Product", "Period", "Prices"),
                        records.all(CatalogApi.TYPE).stream()
                                .map(p -> texts(p, "planId", "productName", "billingPeriod", "prices"))
                                .toList())
                .table(
                        "Subscriptions",
                        List.of("Key", "Plan", "Start", "State"),
                        records.all(SubscriptionsApi.TYPE).stream()
                                .map(s -> texts(s, "externalKey", "planName", "startDate", "state"))
                                .toList())
                .html();
    }

    private static List<String> invoice(ObjectNode invoice, Map<String, String> names) {
        String currency = " " + invoice.get("currency").textValue();
        StringJoiner lines = new StringJoiner("\n");
        invoice.get("items")
                .forEach(item -> lines.add(item.get("description").asText() + ": " + plain(item, "amount")));
        return List.of(
                invoice.get("invoiceNumber").asText(),
                names.get(invoice.get("accountId").textValue()),
                invoice.get("invoiceDate").asText(),
                invoice.get("status").asText(),
                lines.toString(),
                plain(invoice, "amount") + currency,
                plain(invoice, "balance") + currency);
    }

    private static List<String> payment(ObjectNode payment, Map<String, String> names) {
        return List.of(
                payment.get("paymentNumber").asText(),
                names.get(payment.get("accountId").textValue()),
                payment.get("effectiveDate").asText(),
                payment.get("paymentExternalKey").asText(),
                plain(payment, "amount") + " " + payment.get("currency").textValue());
    }

    private static String plain(JsonNode record, String amount) {
        return record.get(amount).decimalValue().setScale(2, Money.ROUNDING).toPlainString();
    }

    private static List<String> texts(ObjectNode record, String... fields) {
        return Arrays.stream(fields)
                .map(field -> record.path(field).isContainerNode()
                        ? record.get(field).toString()
                        : record.path(field).asText(""))
                .toList();
    }
}
