package io.revhub.connector.billing;

import io.revhub.connector.http.Answer;
import io.revhub.connector.http.NotAnswered;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import java.util.List;

/** Issues the invoice. */
record CommitStep(KillBill killBill, ChargeInvoice invoices) implements RestStep {

    @Override
    public String name() {
        return "commit";
    }

    @Override
    public Shown look(Delivery delivery) {
        Shown shown = invoices.look(
                delivery,
                ChargeForm.of(delivery),
                invoice -> ChargeInvoice.is(invoice, "COMMITTED")
                        ? new Shown.Done(List.of())
                        : new Shown.Existing(List.of()));
        if (shown instanceof Shown.Missing) {
            throw new NotAnswered("The draft is not there yet.");
        }
        return shown;
    }

    @Override
    public Written write(Delivery delivery) {
        String invoiceId = delivery.reference().orElseThrow().recordId();
        Answer answer = killBill.put("/invoices/" + invoiceId + "/commitInvoice", null);
        return answer.isGood() ? new Written.Made(List.of()) : KillBillFailures.TABLE.written(answer, delivery);
    }
}
