package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.rules.Refusal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the invoice that a charge has made. Charges have no key of their own and a repeat makes a second draft, so it is
 * looked for among the account's invoices by the hub's key in the lines' {@code itemDetails}.
 */
record ChargeInvoice(KillBill killBill) {

    private static final Comparator<JsonNode> OLDEST = Comparator.comparing(
            invoice -> new BigInteger("0" + invoice.path("invoiceNumber").asText()));

    /** @param then judges the one invoice of this charge */
    Shown look(Delivery delivery, ChargeForm form, Function<JsonNode, Shown> then) {
        if (delivery.reference().isPresent()) {
            return known(delivery, form, delivery.reference().get().recordId(), then);
        }
        Answer answer = killBill.get("/accounts/" + form.accountId() + "/invoices?includeInvoiceComponents=true");
        if (!answer.isGood()) {
            return KillBillFailures.TABLE.shown(answer, delivery);
        }
        List<JsonNode> own = new ArrayList<>();
        answer.body().forEach(invoice -> {
            if (form.owns(invoice) && !is(invoice, "VOID")) {
                own.add(invoice);
            }
        });
        return choose(delivery, form, own, then);
    }

    private Shown known(Delivery delivery, ChargeForm form, String invoiceId, Function<JsonNode, Shown> then) {
        Answer answer = killBill.get("/invoices/" + invoiceId);
        if (!answer.isGood()) {
            return KillBillFailures.TABLE.shown(answer, delivery);
        }
        if (is(answer.body(), "VOID")) {
            return new Shown.Doubtful(new Refusal(
                    "draft-voided",
                    "Somebody voided the invoice of the " + RestStep.what(delivery)
                            + " in billing before it was issued.",
                    "If it is still due, invoice it by hand in Kill Bill.",
                    null));
        }
        return form.isChargedBy(answer.body())
                ? then.apply(answer.body())
                : new Shown.Doubtful(unlike(delivery, List.of(answer.body())));
    }

    private static Shown choose(
            Delivery delivery, ChargeForm form, List<JsonNode> own, Function<JsonNode, Shown> then) {
        List<JsonNode> issued = own.stream().filter(i -> is(i, "COMMITTED")).toList();
        if (issued.size() > 1) {
            return new Shown.Doubtful(invoicedTwice(delivery, issued));
        }
        List<JsonNode> candidates = issued.isEmpty() ? own : issued;
        if (candidates.isEmpty()) {
            return new Shown.Missing();
        }
        return candidates.stream().allMatch(form::isChargedBy)
                ? then.apply(candidates.stream().min(OLDEST).orElseThrow())
                : new Shown.Doubtful(unlike(delivery, candidates));
    }

    static boolean is(JsonNode invoice, String status) {
        return invoice.path("status").asText().equals(status);
    }

    private static Refusal unlike(Delivery delivery, List<JsonNode> candidates) {
        return new Refusal(
                "draft-differs",
                "Billing has the invoice " + numbers(candidates) + " for the " + RestStep.what(delivery)
                        + ", but with other lines or amounts than the hub wants.",
                "Compare them in Kill Bill and void what is wrong, then try again.",
                null);
    }

    private static Refusal invoicedTwice(Delivery delivery, List<JsonNode> issued) {
        return new Refusal(
                "invoiced-twice",
                "Billing has issued more than one invoice for the " + RestStep.what(delivery) + ": " + numbers(issued)
                        + ".",
                "Void the one that is too much in Kill Bill, then try again.",
                null);
    }

    private static String numbers(List<JsonNode> invoices) {
        return invoices.stream()
                .map(invoice -> invoice.path("invoiceNumber").asText())
                .collect(Collectors.joining(", "));
    }
}
