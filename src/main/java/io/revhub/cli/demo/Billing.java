package io.revhub.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation.SystemSettings;
import io.revhub.cli.client.Web;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Billing, as its clerk's client uses it. */
public final class Billing {

    private static final String API = "/1.0/kb";

    private final Web web;

    Billing(SystemSettings settings) {
        this.web = new Web(
                settings.address(),
                Map.of(
                        "Authorization", Web.basic(settings.option("username"), settings.option("password")),
                        "X-Killbill-ApiKey", settings.option("api-key"),
                        "X-Killbill-ApiSecret", settings.option("api-secret"),
                        "X-Killbill-CreatedBy", "demo"));
    }

    /** An invoice that has been sent; amounts in its currency. */
    public record Invoice(
            String id, String number, String account, BigDecimal net, BigDecimal gross, BigDecimal owed) {}

    public boolean hasPlanFor(String product) {
        return StreamSupport.stream(web.get(API + "/catalog").spliterator(), false)
                .flatMap(version -> version.path("products").findValuesAsText("name").stream())
                .anyMatch(product::equals);
    }

    /** All accounts. */
    public List<JsonNode> accounts() {
        return StreamSupport.stream(
                        web.get(API + "/accounts/pagination?limit=100000").spliterator(), false)
                .toList();
    }

    /** Whose invoice it is. */
    public String accountOf(String invoice) {
        return web.get(API + "/invoices/" + invoice).path("accountId").asText();
    }

    /** An account's invoices, drafts left out, oldest first. */
    public List<Invoice> invoices(String account) {
        return StreamSupport.stream(
                        web.get(API + "/accounts/" + account + "/invoices").spliterator(), false)
                .map(listed ->
                        web.get(API + "/invoices/" + listed.path("invoiceId").asText()))
                .filter(invoice -> invoice.path("status").asText().equals("COMMITTED"))
                .map(Billing::told)
                .toList();
    }

    /** An invoice by its id. */
    public Invoice invoice(String id) {
        return told(web.get(API + "/invoices/" + id));
    }

    private static Invoice told(JsonNode invoice) {
        BigDecimal net = StreamSupport.stream(invoice.path("items").spliterator(), false)
                .filter(item -> !item.path("itemType").asText().equals("TAX"))
                .map(item -> item.path("amount").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Invoice(
                invoice.path("invoiceId").asText(),
                invoice.path("invoiceNumber").asText(),
                invoice.path("accountId").asText(),
                cents(net),
                cents(invoice.path("amount").decimalValue()),
                cents(invoice.path("balance").decimalValue()));
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /** Notes that the customer has paid all that is owed by bank transfer. */
    public void paid(Invoice invoice, String currency) {
        web.post(
                API + "/invoices/" + invoice.id() + "/payments?externalPayment=true",
                Map.of(
                        "accountId", invoice.account(),
                        "targetInvoiceId", invoice.id(),
                        "purchasedAmount", invoice.owed(),
                        "currency", currency));
    }
}
