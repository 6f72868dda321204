package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.RestStep;
import io.revhub.connector.salesforce.Form.Target;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import io.revhub.rules.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes and changes the records. Upserts need no look-up; only where a last step follows, which may lock the records, it is
 * seen first whether that has been done.
 */
record RecordsStep(Upserts upserts, Lookup lookup) implements SinkStep {

    @Override
    public String name() {
        return "records";
    }

    @Override
    public List<Shown> look(List<Delivery> deliveries) {
        List<Delivery> good = deliveries.stream().filter(Form::isOne).toList();
        Map<String, ObjectNode> last =
                lookup.find(good.stream().flatMap(d -> Form.atLast(d).stream()).toList());
        List<Target> parts = good.stream()
                .filter(delivery -> begun(delivery, last))
                .flatMap(delivery -> Form.all(delivery).stream())
                .filter(target -> target.id().isEmpty())
                .map(Target::bare)
                .toList();
        Map<String, ObjectNode> there = lookup.find(parts);
        return deliveries.stream()
                .map(delivery -> Form.isOne(delivery) ? shown(delivery, last, there) : malformed(delivery))
                .toList();
    }

    private static boolean begun(Delivery delivery, Map<String, ObjectNode> last) {
        return Form.atLast(delivery).stream().anyMatch(target -> last.containsKey(target.address()));
    }

    private static Shown shown(Delivery delivery, Map<String, ObjectNode> last, Map<String, ObjectNode> there) {
        List<PartReference> references = new ArrayList<>();
        for (Target target : Form.all(delivery)) {
            ObjectNode found = there.get(target.address());
            if (found != null) {
                references.add(target.reference(found.path("Id").asText()));
            }
        }
        if (ThenStep.isDone(delivery, last)
                || Form.of(delivery.changes()).members().isEmpty()) {
            return new Shown.Done(references);
        }
        return references.isEmpty() && delivery.known().isEmpty()
                ? new Shown.Missing()
                : new Shown.Existing(references);
    }

    private static Shown malformed(Delivery delivery) {
        return new Shown.Doubtful(new Refusal(
                "form-incomplete",
                "The " + RestStep.what(delivery) + " cannot be sent to the CRM in the form that its mapping made.",
                "Mend the mapping: each object is a name with its fields.",
                null));
    }

    @Override
    public List<Written> write(List<Delivery> deliveries) {
        return upserts.write(deliveries, Form::toWrite);
    }
}
