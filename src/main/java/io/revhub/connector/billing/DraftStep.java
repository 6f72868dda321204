package io.revhub.connector.billing;

import io.revhub.connector.http.Answer;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.rules.Refusal;

/** The draft with the charge's lines. */
record DraftStep(KillBill killBill, ChargeInvoice invoices) implements RestStep {

    /** The hub's own name for the draft's id, so that Invoice stays free for the invoice document. */
    static final String TYPE = "Charge";

    @Override
    public String name() {
        return "draft";
    }

    @Override
    public Shown look(Delivery delivery) {
        ChargeForm form = ChargeForm.of(delivery);
        if (form.isTooLarge()) {
            return new Shown.Missing();
        }
        return invoices.look(
                delivery,
                form,
                invoice -> new Shown.Done(
                        killBill.whole(TYPE, invoice.path("invoiceId").asText())));
    }

    @Override
    public Written write(Delivery delivery) {
        ChargeForm form = ChargeForm.of(delivery);
        if (form.isTooLarge()) {
            return new Written.Refused(tooLarge(delivery));
        }
        Answer answer = killBill.post(
                "/invoices/charges/" + form.accountId() + "?autoCommit=false&requestedDate=" + form.targetDate(),
                form.charges());
        if (!answer.isGood()) {
            return KillBillFailures.TABLE.written(answer, delivery);
        }
        String id = answer.body().path(0).path("invoiceId").asText();
        return id.isEmpty()
                ? new Written.Unknown("Billing did not say which draft it made.")
                : new Written.Made(killBill.whole(TYPE, id));
    }

    private static Refusal tooLarge(Delivery delivery) {
        return new Refusal(
                "amount-too-large",
                "Kill Bill cannot hold amounts of a million or more, and the " + RestStep.what(delivery) + " has one.",
                "Let the ERP invoice it, or split it.",
                null);
    }
}
