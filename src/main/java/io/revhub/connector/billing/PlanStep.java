package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.Figure;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import java.util.List;

/** A plan; Kill Bill takes the same plan again, so nothing needs to be looked up. */
record PlanStep(KillBill killBill) implements RestStep {

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public Shown look(Delivery delivery) {
        return new Shown.Missing();
    }

    @Override
    public Written write(Delivery delivery) {
        ObjectNode body = delivery.mapped().deepCopy();
        body.set("amount", Figure.of(body.path("amount")).node());
        Answer answer = killBill.post("/catalog/simplePlan", body);
        return answer.isGood()
                ? new Written.Made(List.of(plan(delivery, body.path("planId").asText())))
                : KillBillFailures.TABLE.written(answer, delivery);
    }

    /** A product's first plan is its record; plans for later prices stand beside it. */
    private PartReference plan(Delivery delivery, String planId) {
        Reference record = new Reference(killBill.system(), "Plan", planId);
        boolean first = delivery.reference().map(record::equals).orElse(true);
        return new PartReference(first ? "" : "plans/" + planId, record);
    }
}
