package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.NotAnswered;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.rules.Refusal;
import java.util.List;

/** The draft's taxes. Kill Bill keeps no key on a tax line, so they are known by standing on the charge's own draft. */
record TaxesStep(KillBill killBill, ChargeInvoice invoices) implements RestStep {

    @Override
    public String name() {
        return "taxes";
    }

    @Override
    public Shown look(Delivery delivery) {
        ChargeForm form = ChargeForm.of(delivery);
        Shown shown = invoices.look(delivery, form, invoice -> judge(delivery, form, invoice));
        if (shown instanceof Shown.Missing) {
            throw new NotAnswered("The draft is not there yet.");
        }
        return shown;
    }

    private static Shown judge(Delivery delivery, ChargeForm form, JsonNode invoice) {
        if (form.isTaxedBy(invoice)) {
            return new Shown.Done(List.of());
        }
        boolean untouched = !ChargeForm.hasTaxes(invoice) && ChargeInvoice.is(invoice, "DRAFT");
        return untouched ? new Shown.Existing(List.of()) : new Shown.Doubtful(otherTaxes(delivery, invoice));
    }

    private static Refusal otherTaxes(Delivery delivery, JsonNode invoice) {
        return new Refusal(
                "taxes-differ",
                "Billing's invoice " + invoice.path("invoiceNumber").asText() + " for the " + RestStep.what(delivery)
                        + " has other taxes than the hub wants.",
                "Void it in Kill Bill if it is not issued, else correct it there; look whether a tax plug-in adds taxes.",
                null);
    }

    @Override
    public Written write(Delivery delivery) {
        ChargeForm form = ChargeForm.of(delivery);
        String invoiceId = delivery.reference().orElseThrow().recordId();
        Answer answer = killBill.post(
                "/invoices/taxes/" + form.accountId() + "?autoCommit=false&requestedDate=" + form.targetDate(),
                form.taxes(invoiceId));
        return answer.isGood() ? new Written.Made(List.of()) : KillBillFailures.TABLE.written(answer, delivery);
    }
}
