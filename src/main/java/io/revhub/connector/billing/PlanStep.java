package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.Figure;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * The plans of a product, one for each price: {@code plans}. Kill Bill takes the same plan again, so nothing needs to be looked
 * up, and where one is refused the others are brought again with it.
 */
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
        List<PartReference> plans = new ArrayList<>();
        // a product's first plan is its record; the others stand beside it
        String main = null;
        for (JsonNode plan : delivery.mapped().path("plans")) {
            String planId = plan.path("planId").asText();
            Answer answer = post(plan.deepCopy());
            if (!answer.isGood()) {
                return KillBillFailures.TABLE.written(answer, delivery);
            }
            Reference record = new Reference(killBill.system(), "Plan", planId);
            main = main == null ? delivery.reference().map(Reference::recordId).orElse(planId) : main;
            plans.add(new PartReference(planId.equals(main) ? "" : "plans/" + planId, record));
        }
        return new Written.Made(plans);
    }

    private Answer post(ObjectNode plan) {
        plan.set("amount", Figure.of(plan.path("amount")).node());
        return killBill.post("/catalog/simplePlan", plan);
    }
}
