package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.salesforce.Form.Target;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import java.util.List;
import java.util.Map;

/** What is written when all records are: an order is activated with its lines. */
record ThenStep(Upserts upserts, Lookup lookup) implements SinkStep {

    @Override
    public String name() {
        return "then";
    }

    @Override
    public List<Shown> look(List<Delivery> deliveries) {
        Map<String, ObjectNode> there = lookup.find(
                deliveries.stream().flatMap(d -> Form.atLast(d).stream()).toList());
        return deliveries.stream()
                .<Shown>map(delivery -> Form.atLast(delivery).isEmpty() || isDone(delivery, there)
                        ? new Shown.Done(List.of())
                        : new Shown.Existing(List.of()))
                .toList();
    }

    /** Whether there is a last step, and the records show its values. */
    static boolean isDone(Delivery delivery, Map<String, ObjectNode> there) {
        List<Target> last = Form.atLast(delivery);
        return !last.isEmpty()
                && last.stream()
                        .allMatch(target -> there.containsKey(target.address())
                                && Lookup.shows(
                                        there.get(target.address()),
                                        target.member().fields()));
    }

    @Override
    public List<Written> write(List<Delivery> deliveries) {
        return upserts.write(deliveries, Form::atLast);
    }
}
