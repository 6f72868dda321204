package io.revhub.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Billing, as its clerk's client uses it. */
final class Billing {

    private static final String API = "/1.0/kb";

    private final Web web;

    Billing(Installation installation) {
        Installation.Simulated billing = installation.sandbox().get("billing");
        Map<String, String> login = billing.login();
        this.web = new Web(
                billing.address(),
                Map.of(
                        "Authorization", Web.basic(login.get("username"), login.get("password")),
                        "X-Killbill-ApiKey", login.get("api-key"),
                        "X-Killbill-ApiSecret", login.get("api-secret"),
                        "X-Killbill-CreatedBy", "scenario"));
    }

    JsonNode invoice(String id) {
        return web.get(API + "/invoices/" + id);
    }

    /** A clerk renames an account. */
    void renames(String account, String name) {
        web.put(API + "/accounts/" + account, Map.of("name", name));
    }

    /** By mistake: a second invoice of the same charge, without its tax. @return its id */
    String invoicedAgain(String invoiceId) {
        JsonNode invoice = web.get(API + "/invoices/" + invoiceId);
        List<Map<String, Object>> charges = new ArrayList<>();
        invoice.path("items").forEach(item -> {
            if (item.path("itemType").asText().equals("EXTERNAL_CHARGE")) {
                charges.add(Map.of(
                        "accountId", invoice.path("accountId").asText(),
                        "amount", item.path("amount").decimalValue(),
                        "currency", invoice.path("currency").asText(),
                        "description", item.path("description").asText(),
                        "itemDetails", item.path("itemDetails").asText()));
            }
        });
        return web.post(API + "/invoices/charges/" + invoice.path("accountId").asText() + "?autoCommit=true", charges)
                .path(0)
                .path("invoiceId")
                .asText();
    }

    /** Gives back all that was paid of an invoice. */
    void refunded(String invoiceId) {
        web.get(API + "/payments/pagination").forEach(payment -> {
            String id = payment.path("paymentId").asText();
            if (web.get(API + "/invoicePayments/" + id)
                    .path("targetInvoiceId")
                    .asText()
                    .equals(invoiceId)) {
                web.post(
                        API + "/invoicePayments/" + id + "/refunds?externalPayment=true",
                        Map.of("amount", payment.path("purchasedAmount").decimalValue()));
            }
        });
    }

    void isVoided(String invoiceId) {
        web.put(API + "/invoices/" + invoiceId + "/voidInvoice");
    }

    /** Notes a payment by bank transfer. */
    void paid(String invoiceId, String amount) {
        JsonNode invoice = invoice(invoiceId);
        web.post(
                API + "/invoices/" + invoiceId + "/payments?externalPayment=true",
                Map.of(
                        "accountId",
                        invoice.path("accountId").asText(),
                        "targetInvoiceId",
                        invoiceId,
                        "purchasedAmount",
                        new BigDecimal(amount),
                        "currency",
                        invoice.path("currency").asText()));
    }
}
