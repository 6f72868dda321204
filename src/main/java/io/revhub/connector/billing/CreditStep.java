package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.rules.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * What is credited: one call makes an invoice of negative lines, net amounts and taxes alike, and keeps the sum as the
 * account's credit. As charges, credits have no key of their own; the hub's stands in each line's {@code itemDetails}.
 *
 * <p>Assumption to check: Kill Bill keeps {@code itemDetails} of credits, as it does of charges.
 */
record CreditStep(KillBill killBill) implements RestStep {

    private static final String CREDIT = "CREDIT_ADJ";

    @Override
    public String name() {
        return "credit";
    }

    @Override
    public Shown look(Delivery delivery) {
        ChargeForm form = ChargeForm.of(delivery);
        if (!form.isCredit() || delivery.reference().isPresent()) {
            return new Shown.Done(List.of());
        }
        Answer answer = killBill.get("/accounts/" + form.accountId() + "/invoices?includeInvoiceComponents=true");
        if (!answer.isGood()) {
            return KillBillFailures.TABLE.shown(answer, delivery);
        }
        List<JsonNode> own = new ArrayList<>();
        answer.body().forEach(invoice -> {
            if (form.owns(invoice, CREDIT) && !ChargeInvoice.is(invoice, "VOID")) {
                own.add(invoice);
            }
        });
        return switch (own.size()) {
            case 0 -> new Shown.Missing();
            case 1 ->
                new Shown.Done(killBill.whole(
                        DraftStep.TYPE, own.get(0).path("invoiceId").asText()));
            default ->
                new Shown.Doubtful(new Refusal(
                        "credited-twice",
                        "Billing has credited the " + RestStep.what(delivery) + " " + own.size() + " times.",
                        "Take back what is too much in Kill Bill, then try again.",
                        null));
        };
    }

    @Override
    public Written write(Delivery delivery) {
        ChargeForm form = ChargeForm.of(delivery);
        Answer answer =
                killBill.post("/credits?autoCommit=true&requestedDate=" + form.targetDate(), form.creditLines());
        if (!answer.isGood()) {
            return KillBillFailures.TABLE.written(answer, delivery);
        }
        String id = answer.body().path(0).path("invoiceId").asText();
        return id.isEmpty()
                ? new Written.Unknown("Billing did not say which invoice it made of the credit.")
                : new Written.Made(killBill.whole(DraftStep.TYPE, id));
    }
}
